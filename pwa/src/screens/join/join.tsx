// «Стать партнёром»: an applicant registers, and waits for the letter on the page that follows.

import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Opening } from '../../api/registration-shapes'
import type { Reply } from '../../api/outcome'
import { makeRegistration } from '../../core/registration'
import { Alarm } from '../../ui/parts/alarm'
import { Button } from '../../ui/parts/button'
import { DoorFrame } from '../account/door-frame'
import { useLoaded, type Loading } from '../loaded'
import { paths } from '../phone-paths'
import { useForm } from '../use-form'
import { usePhone } from '../use-phone'
import { ConsentField } from './consent-field'
import { fieldOf, joinFaults, type Draft, type JoinFault } from './join-form'
import { joinWords, troubleOf } from './join-words'
import { LineField } from './line-field'
import { PasswordField } from './password-field'

const EMPTY: Draft = { name: '', email: '', phone: '', password: '', consent: false }

export function JoinPage() {
  const { client, say } = usePhone()
  const { route } = useLocation()
  const text = joinWords(say.locale)
  const registration = makeRegistration(client.api)
  const opening = useLoaded<Opening>('opening', () => registration.opening())
  const session = client.session.value
  const here = session.is === 'signed-in' && !session.expired
  useEffect(() => {
    if (here) route(paths.home, true) // also once the registration has signed them in
  }, [here])
  if (here) return null
  return (
    <DoorFrame lead={text.form.lead} about={text.form.about} title={text.form.title}>
      {opening.state.kept?.value.open === false ? <Closed /> : <JoinForm opening={opening} />}
      <p class="door-links">
        <span class="muted small">{text.haveAccount}</span>
        <Button kind="quiet" href={paths.signIn}>
          {text.toSignIn}
        </Button>
      </p>
    </DoorFrame>
  )
}

function Closed() {
  const { say } = usePhone()
  const text = joinWords(say.locale)
  return (
    <div class="stack">
      <h1>{text.form.closed}</h1>
      <Alarm words={troubleOf(say, { is: 'refused', problem: MAIL_MISSING })} />
    </div>
  )
}

const MAIL_MISSING = { code: 'mail-missing', message: '', facts: {}, status: 409 }

function JoinForm({ opening }: { opening: Loading<Opening> }) {
  const { client, say } = usePhone()
  const text = joinWords(say.locale)
  const [draft, setDraft] = useState(EMPTY)
  const set = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }))
  const place = useRef<HTMLFormElement>(null)
  const version = opening.state.kept?.value.consent
  useEffect(() => set({ consent: false }), [version]) // whoever ticked the box has read another text
  const form = useForm<JoinFault, true>({ check: () => joinFaults(draft), send, onDone: () => undefined })

  async function send(): Promise<Reply<true>> {
    const { consent, name, email, phone, password } = draft
    const said = { name: name.trim(), email: email.trim(), phone: phone.trim(), password, locale: say.locale }
    const outcome = await client.register({ ...said, consent: (consent && version) || '' })
    if (outcome.is === 'signed-in' || outcome.is === 'no-storage') return { is: 'done', value: true, version: null }
    if (outcome.is === 'refused' && outcome.problem.code === 'terms-changed') await opening.reload()
    return outcome
  }

  const { standing } = form
  const refusedField = standing.is === 'refused' ? fieldOf(standing.problem.code, standing.problem.facts) : null
  const trouble = troubleOf(say, standing)
  const needed: Record<JoinFault, string> = {
    name: text.form.needName,
    email: text.form.needEmail,
    phone: text.form.needPhone,
    password: text.form.needPassword,
    consent: text.form.needConsent,
  }
  const errorOf = (field: JoinFault): string | null => {
    if (form.faults.has(field)) return needed[field]
    if (refusedField !== field || standing.is !== 'refused') return null
    return standing.problem.code === 'invalid-request' ? needed[field] : trouble
  }
  const wrong = (Object.keys(needed) as JoinFault[]).find((each) => errorOf(each))
  useEffect(() => {
    if (wrong && standing.is !== 'sending') place.current?.querySelector<HTMLElement>(`#${wrong}`)?.focus()
  }, [standing])

  const submit = (event: Event) => {
    event.preventDefault()
    void form.submit()
    if (wrong || joinFaults(draft)[0]) {
      place.current?.querySelector<HTMLElement>(`#${joinFaults(draft)[0] ?? wrong}`)?.focus()
    }
  }
  return (
    <form ref={place} class="stack" noValidate onSubmit={submit}>
      <h1>{text.form.title}</h1>
      <LineField
        kind="name"
        label={text.form.name}
        value={draft.name}
        error={errorOf('name')}
        onInput={(name) => set({ name })}
      />
      <LineField
        kind="email"
        label={text.form.email}
        hint={text.form.emailHint}
        value={draft.email}
        error={errorOf('email')}
        onInput={(email) => set({ email })}
      />
      <LineField
        kind="phone"
        label={text.form.phone}
        hint={text.form.phoneHint}
        value={draft.phone}
        error={errorOf('phone')}
        onInput={(phone) => set({ phone })}
      />
      <PasswordField
        label={text.form.password}
        value={draft.password}
        error={errorOf('password')}
        onInput={(password) => set({ password })}
      />
      <ConsentField
        opening={opening}
        agreed={draft.consent}
        error={errorOf('consent')}
        onChange={(consent) => set({ consent })}
      />
      <Alarm words={refusedField ? null : trouble} />
      <Button kind="primary" large wide submit busy={standing.is === 'sending'}>
        {standing.is === 'sending' ? text.form.busy : text.form.submit}
      </Button>
    </form>
  )
}
