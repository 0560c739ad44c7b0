// «Подтвердить почту»: where the link of the letter leads, on whatever device it is opened.
// Nothing is confirmed by opening it: programs that look into letters open links too, and press no button.

import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Confirmation } from '../../api/registration-shapes'
import { makeRegistration } from '../../core/registration'
import { Alarm } from '../../ui/parts/alarm'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { DoorFrame } from '../account/door-frame'
import { paths } from '../phone-paths'
import { useForm } from '../use-form'
import { usePhone } from '../use-phone'
import { joinWords, troubleOf } from './join-words'
import { forgetSecret, secretHere } from './secret'

export function ConfirmPage() {
  const { client, say } = usePhone()
  const words = joinWords(say.locale)
  const text = words.confirm
  const [token] = useState(secretHere)
  const [done, setDone] = useState<Confirmation | null>(null)
  const form = useForm<never, Confirmation>({
    check: () => [],
    send: () => makeRegistration(client.api).confirm(token),
    onDone(value) {
      setDone(value)
      forgetSecret()
    },
  })
  const { standing } = form
  const code = !token ? 'link-unknown' : standing.is === 'refused' ? standing.problem.code : null
  return (
    <DoorFrame lead={words.form.lead} about={words.form.about} title={text.title}>
      {done ? (
        <Done done={done} />
      ) : code === 'link-expired' ? (
        <Over title={text.expired} what={text.expiredWhat} />
      ) : code === 'link-unknown' ? (
        <Over title={text.unknown} what={text.unknownWhat} />
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void form.submit()
          }}
        >
          <h1>{text.ask}</h1>
          <p class="muted">{text.askWhat}</p>
          <Alarm words={troubleOf(say, standing)} />
          <Button kind="primary" large wide submit busy={standing.is === 'sending'}>
            {standing.is === 'sending' ? text.busy : text.submit}
          </Button>
        </form>
      )}
    </DoorFrame>
  )
}

function Done({ done }: { done: Confirmation }) {
  const { client, say } = usePhone()
  const { route } = useLocation()
  const { confirm: text, toSignIn } = joinWords(say.locale)
  const session = client.session.value
  const here = session.is === 'signed-in' && !session.expired
  const said = {
    confirmed: [text.done, text.doneWhat],
    already: [text.already, text.alreadyWhat],
    'phone-taken': [text.taken, text.takenWhat],
  }[done.standing]
  const open = () => void client.askWho().then(() => route(paths.home))
  return (
    <div class="stack" role="status">
      <p class="door-sign" data-s={done.standing === 'phone-taken' ? 'warn' : 'ok'}>
        <Icon name={done.standing === 'phone-taken' ? 'phone' : 'check'} />
      </p>
      <h1>{said[0]}</h1>
      <p class="anywhere">
        <strong>{done.email}</strong>
      </p>
      {(!here || done.standing === 'phone-taken') && <p class="muted">{said[1]}</p>}
      {here ? (
        <Button kind="primary" large wide onClick={open}>
          {text.open}
        </Button>
      ) : (
        <Button kind="primary" large wide href={paths.signIn}>
          {toSignIn}
        </Button>
      )}
    </div>
  )
}

function Over({ title, what }: { title: string; what: string }) {
  const { say } = usePhone()
  return (
    <div class="stack" role="status">
      <h1>{title}</h1>
      <p class="muted">{what}</p>
      <Button kind="primary" large wide href={paths.signIn}>
        {joinWords(say.locale).toSignIn}
      </Button>
    </div>
  )
}
