// «Забыли пароль?»: asks for the letter that leads to a new one.

import { useState } from 'preact/hooks'
import { makeRegistration } from '../../core/registration'
import { Alarm } from '../../ui/parts/alarm'
import { Button } from '../../ui/parts/button'
import { DoorFrame } from '../account/door-frame'
import { paths } from '../phone-paths'
import { useForm } from '../use-form'
import { usePhone } from '../use-phone'
import { isEmail } from './join-form'
import { joinPaths } from './join-paths'
import { joinWords, troubleOf } from './join-words'
import { LineField } from './line-field'

export function ForgotPage() {
  const { client, say } = usePhone()
  const words = joinWords(say.locale)
  const text = words.forgot
  const { signIn } = say.text
  const [email, setEmail] = useState('')
  const [asked, setAsked] = useState<{ email: string; mailbox: boolean } | null>(null)
  const form = useForm<'email', { mailbox: boolean }>({
    check: () => (isEmail(email) ? [] : ['email']),
    send: () => makeRegistration(client.api).askReset(email.trim()),
    onDone: ({ mailbox }) => setAsked({ email: email.trim(), mailbox }),
  })
  const busy = form.standing.is === 'sending'
  return (
    <DoorFrame lead={signIn.motto} about={signIn.about} title={text.title}>
      {asked ? (
        <div class="stack" role="status">
          <h1>{text.done}</h1>
          <p class="anywhere">{text.doneWhat(asked.email)}</p>
          {asked.mailbox ? (
            <div class="kept stack" data-s="info">
              <p>{words.mailboxWhat}</p>
              <Button icon="inbox" href={joinPaths.mailbox}>
                {words.mailbox}
              </Button>
            </div>
          ) : (
            <p class="muted">{text.notCome}</p>
          )}
          <Button wide icon="send" onClick={() => setAsked(null)}>
            {text.other}
          </Button>
        </div>
      ) : (
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void form.submit()
          }}
        >
          <h1>{text.title}</h1>
          <p class="muted">{text.what}</p>
          <LineField
            kind="email"
            label={signIn.email}
            value={email}
            error={form.faults.has('email') ? words.form.needEmail : null}
            onInput={setEmail}
          />
          <Alarm words={troubleOf(say, form.standing)} />
          <Button kind="primary" large wide submit busy={busy}>
            {busy ? text.busy : text.submit}
          </Button>
        </form>
      )}
      <p class="door-links">
        <Button kind="quiet" href={paths.signIn}>
          {words.toSignIn}
        </Button>
      </p>
    </DoorFrame>
  )
}
