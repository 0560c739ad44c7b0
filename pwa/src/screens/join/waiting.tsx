// «Подтвердите почту»: what somebody sees who has registered until their account is confirmed, and nothing else.

import { useEffect, useState } from 'preact/hooks'
import type { OwnRegistration } from '../../api/registration-shapes'
import type { Reply } from '../../api/outcome'
import { makeRegistration } from '../../core/registration'
import { Alarm } from '../../ui/parts/alarm'
import { Badge } from '../../ui/parts/badge'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { Icon } from '../../ui/parts/icon'
import { DoorFrame } from '../account/door-frame'
import { useLoaded } from '../loaded'
import { useForm } from '../use-form'
import { usePhone } from '../use-phone'
import { isEmail } from './join-form'
import { joinPaths } from './join-paths'
import { joinWords, phoneAsRead, troubleOf } from './join-words'
import { LineField } from './line-field'

/** How soon the page sees that the link was opened elsewhere. */
const LOOK_EVERY_MS = 4_000

type Told = (own: OwnRegistration, words: string) => void

export function WaitingPage() {
  const { client, say } = usePhone()
  const words = joinWords(say.locale)
  const text = words.waiting
  const registration = makeRegistration(client.api)
  const { state, reload, put } = useLoaded<OwnRegistration>('registration', () => registration.own())
  const [news, setNews] = useState<string | null>(null)
  const own = state.kept?.value
  const over = own?.standing === 'confirmed' || (state.is === 'refused' && state.problem.status === 401)
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && void reload(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [reload])
  useEffect(() => {
    if (over) void client.askWho()
  }, [over, state])

  const told: Told = (fresh, said) => {
    put(() => fresh)
    setNews(said)
  }
  const taken = own?.standing === 'phone-taken'
  useEffect(() => setNews(null), [own?.standing])
  return (
    <DoorFrame lead={words.form.lead} about={text.next} title={taken ? text.taken : text.title}>
      {!own && state.is === 'loading' && <Ghost words={text.loading} />}
      {!own && state.is !== 'loading' && <NotCome offline={state.is === 'unreachable'} reload={reload} />}
      {own && (
        <div class="stack">
          <p class="whose" data-s="yours">
            <Badge icon="arrow">{text.move}</Badge>
          </p>
          <h1>{taken ? text.taken : text.title}</h1>
          {taken ? <PhoneTaken own={own} /> : <LetterSent own={own} />}
          <p class="row news" role="status">
            {news && <Icon name="check" />}
            <span>{news}</span>
          </p>
          {taken ? (
            <CorrectPhone told={told} open />
          ) : (
            <>
              <WriteAgain told={told} />
              <CorrectEmail told={told} />
              <p class="muted small">
                {text.phoneIs}: {own.phone && phoneAsRead(own.phone)}
              </p>
              <CorrectPhone told={told} />
            </>
          )}
          {state.is === 'unreachable' && <p class="muted small">{text.offlineWhat}</p>}
        </div>
      )}
      {(own || state.is !== 'loading') && (
        <p class="door-links">
          <Button kind="quiet" icon="exit" onClick={() => void client.signOut()}>
            {text.leave}
          </Button>
        </p>
      )}
    </DoorFrame>
  )
}

function NotCome({ offline, reload }: { offline: boolean; reload: () => Promise<void> }) {
  const { say } = usePhone()
  const { again, waiting } = joinWords(say.locale)
  return (
    <Empty
      icon={offline ? 'offline' : 'triangle'}
      title={offline ? waiting.offline : waiting.failed}
      words={offline ? waiting.offlineWhat : waiting.failedWhat}
    >
      <Button icon="again" onClick={() => void reload()}>
        {again}
      </Button>
    </Empty>
  )
}

function LetterSent({ own }: { own: OwnRegistration }) {
  const { say } = usePhone()
  const { waiting, mailbox, mailboxWhat } = joinWords(say.locale)
  return (
    <>
      <p>
        <strong class="anywhere">{waiting.sent(own.email)}</strong> {waiting.what}
      </p>
      {own.mailbox ? (
        <div class="kept stack" data-s="info">
          <p>{mailboxWhat}</p>
          <Button icon="inbox" href={joinPaths.mailbox}>
            {mailbox}
          </Button>
        </div>
      ) : (
        <p class="muted">{waiting.spam}</p>
      )}
    </>
  )
}

function PhoneTaken({ own }: { own: OwnRegistration }) {
  const { say } = usePhone()
  const { waiting } = joinWords(say.locale)
  return (
    <p>
      <strong>{waiting.takenLead}</strong> {waiting.takenWhat(own.phone ? phoneAsRead(own.phone) : '')}
    </p>
  )
}

function WriteAgain({ told }: { told: Told }) {
  const { client, say } = usePhone()
  const text = joinWords(say.locale).waiting
  const form = useForm<never, OwnRegistration>({
    check: () => [],
    send: () => makeRegistration(client.api).writeAgain(),
    onDone: (own) => told(own, text.sentAgain),
  })
  return (
    <>
      <Alarm words={troubleOf(say, form.standing)} />
      <Button wide icon="send" busy={form.standing.is === 'sending'} onClick={() => void form.submit()}>
        {text.again}
      </Button>
    </>
  )
}

function CorrectEmail({ told }: { told: Told }) {
  const { client, say } = usePhone()
  const { waiting, form } = joinWords(say.locale)
  return (
    <Correct
      kind="email"
      open={waiting.wrong}
      label={waiting.email}
      submit={waiting.emailSubmit}
      needed={form.needEmail}
      isWell={isEmail}
      send={(email) => makeRegistration(client.api).correctEmail(email)}
      onDone={(own) => told(own, waiting.emailDone)}
    />
  )
}

function CorrectPhone({ told, open }: { told: Told; open?: boolean }) {
  const { client, say } = usePhone()
  const { waiting, form } = joinWords(say.locale)
  return (
    <Correct
      kind="phone"
      open={open ? null : waiting.phoneWrong}
      label={waiting.phone}
      submit={waiting.phoneSubmit}
      needed={form.needPhone}
      isWell={(text) => /\d/.test(text)}
      send={(phone) => makeRegistration(client.api).correctPhone(phone)}
      onDone={(own) => told(own, waiting.phoneDone)}
    />
  )
}

interface CorrectProps {
  kind: 'email' | 'phone'
  /** What the button says that opens the form; null when it stands open. */
  open: string | null
  label: string
  submit: string
  needed: string
  isWell: (text: string) => boolean
  send: (text: string) => Promise<Reply<OwnRegistration>>
  onDone: (own: OwnRegistration) => void
}

/** Stays open, with what was typed, until it is done. */
function Correct({ kind, open, label, submit, needed, isWell, send, onDone }: CorrectProps) {
  const { say } = usePhone()
  const [opened, setOpened] = useState(open === null)
  const [typed, setTyped] = useState('')
  const form = useForm<'wrong', OwnRegistration>({
    check: () => (isWell(typed) ? [] : ['wrong']),
    send: () => send(typed.trim()),
    onDone(own) {
      setOpened(open === null)
      setTyped('')
      onDone(own)
    },
  })
  if (!opened) {
    return (
      <Button kind="quiet" icon="pencil" onClick={() => setOpened(true)}>
        {open}
      </Button>
    )
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <LineField
        kind={kind}
        label={label}
        value={typed}
        error={form.faults.has('wrong') ? needed : troubleOf(say, form.standing)}
        onInput={setTyped}
      />
      <Button kind="primary" wide submit busy={form.standing.is === 'sending'}>
        {submit}
      </Button>
    </form>
  )
}
