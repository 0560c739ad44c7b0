// A new password, by the link of a letter.

import { useState } from 'preact/hooks'
import type { PasswordSet } from '../../api/registration-shapes'
import { makeRegistration } from '../../core/registration'
import { Alarm } from '../../ui/parts/alarm'
import { Button } from '../../ui/parts/button'
import { DoorFrame } from '../account/door-frame'
import { paths } from '../phone-paths'
import { useForm } from '../use-form'
import { usePhone } from '../use-phone'
import { fieldOf, joinFaults, type JoinFault } from './join-form'
import { joinPaths } from './join-paths'
import { joinWords, troubleOf } from './join-words'
import { PasswordField } from './password-field'
import { forgetSecret, secretHere } from './secret'

export function ResetPage() {
  const { client, say } = usePhone()
  const words = joinWords(say.locale)
  const text = words.reset
  const { signIn } = say.text
  const [token] = useState(secretHere)
  const [password, setPassword] = useState('')
  const [done, setDone] = useState<PasswordSet | null>(null)
  const form = useForm<JoinFault, PasswordSet>({
    check: () => joinFaults({ password }),
    send: () => makeRegistration(client.api).setPassword(token, password),
    onDone(value) {
      setDone(value)
      forgetSecret()
      void client.askWho() // who was signed in here is not any more
    },
  })
  const { standing } = form
  const problem = standing.is === 'refused' ? standing.problem : null
  const over = ENDS[token ? (problem?.code ?? '') : 'link-unknown']
  const trouble = troubleOf(say, standing)
  const ofField = problem !== null && fieldOf(problem.code, problem.facts) === 'password'
  const needed = form.faults.has('password') || problem?.code === 'invalid-request' ? words.form.needPassword : null
  return (
    <DoorFrame lead={signIn.motto} about={signIn.about} title={text.title}>
      {done ? (
        <Said title={text.done} what={text.doneWhat(done.ended)} email={done.email} />
      ) : over ? (
        <Said title={text[over]} what={text[`${over}What`]} another />
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
          <PasswordField
            label={text.password}
            value={password}
            error={needed ?? (ofField ? trouble : null)}
            onInput={setPassword}
          />
          <Alarm words={ofField ? null : trouble} />
          <Button kind="primary" large wide submit busy={standing.is === 'sending'}>
            {standing.is === 'sending' ? text.busy : text.submit}
          </Button>
        </form>
      )}
    </DoorFrame>
  )
}

const ENDS: Partial<Record<string, 'used' | 'expired' | 'unknown'>> = {
  'link-used': 'used',
  'link-expired': 'expired',
  'link-unknown': 'unknown',
}

function Said({ title, what, email, another }: { title: string; what: string; email?: string; another?: boolean }) {
  const { say } = usePhone()
  const words = joinWords(say.locale)
  return (
    <div class="stack" role="status">
      <h1>{title}</h1>
      {email && (
        <p class="anywhere">
          <strong>{email}</strong>
        </p>
      )}
      <p class="muted">{what}</p>
      <Button kind="primary" large wide href={paths.signIn}>
        {words.toSignIn}
      </Button>
      {another && (
        <Button wide href={joinPaths.forgot}>
          {words.reset.another}
        </Button>
      )}
    </div>
  )
}
