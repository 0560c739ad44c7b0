// Signing in: one form, and what to do when it did not work.

import { useRef, useState } from 'preact/hooks'
import type { SignInOutcome } from '../../core/session'
import type { Say } from '../../text'
import { Button } from '../../ui/parts/button'
import { Field } from '../../ui/parts/field'
import { Icon } from '../../ui/parts/icon'
import { joinPaths } from '../join/join-paths'
import { joinWords } from '../join/join-words'
import { publicPaths } from '../public/public-paths'
import { usePhone } from '../use-phone'
import { DoorFrame } from './door-frame'
import { doorWords } from './door-words'
import { ErasedNotice } from './erased-notice'
import { SignRuler } from './sign-ruler'

export function SignIn() {
  const { client, say } = usePhone()
  const text = say.text.signIn
  const more = joinWords(say.locale)
  return (
    <DoorFrame lead={text.motto} about={text.about} sign={<SignRuler norm={text.norm} measured={text.measured} />}>
      {client.erased.value && <ErasedNotice held={client.erased.value} />}
      <SignInForm />
      <p class="door-links">
        <Button kind="quiet" href={joinPaths.forgot}>
          {more.toForgot}
        </Button>
        <Button kind="quiet" href={joinPaths.join}>
          {more.toJoin}
        </Button>
      </p>
      <ForApplicants />
      <p class="muted small row door-hint">
        <Icon name="phone" />
        <span>{text.offline}</span>
      </p>
    </DoorFrame>
  )
}

/** Who has no account yet learns here whether their premises would do. */
function ForApplicants() {
  const { say } = usePhone()
  const text = doorWords(say.locale)
  return (
    <p class="stack">
      <Button icon="check" wide href={publicPaths.preflight}>
        {text.preflight}
      </Button>
      <Button kind="quiet" icon="list" wide href={publicPaths.requirements}>
        {text.requirements}
      </Button>
    </p>
  )
}

interface Errors {
  email?: string
  password?: string
}

function SignInForm() {
  const { client, say } = usePhone()
  const text = say.text.signIn
  const session = client.session.value
  const [email, setEmail] = useState(session.is === 'signed-in' ? session.account.email : '')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<Errors>({})
  const fields = { email: useRef<HTMLInputElement>(null), password: useRef<HTMLInputElement>(null) }

  const fail = (fresh: Errors) => {
    setErrors(fresh)
    fields[fresh.email ? 'email' : 'password'].current?.focus()
  }
  const enter = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    if (!email.trim()) return fail({ email: text.needEmail })
    if (!password) return fail({ password: text.needPassword })
    setErrors({})
    setBusy(true)
    const outcome = await client.signIn(email.trim(), password)
    setBusy(false)
    if (outcome.is !== 'signed-in' && outcome.is !== 'no-storage') fail({ password: refusal(outcome, say) })
  }
  return (
    <form class="stack" noValidate onSubmit={(event) => void enter(event)}>
      <h1>{text.title}</h1>
      {session.is === 'signed-in' && session.expired && (
        <p class="kept">
          <strong>{say.text.session.expired}</strong>
          {say.text.session.expiredKept}
        </p>
      )}
      <Field id="email" label={text.email} error={errors.email}>
        <input
          ref={fields.email}
          id="email"
          class="input"
          type="email"
          inputMode="email"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          value={email}
          aria-invalid={errors.email ? true : undefined}
          aria-describedby="email-more"
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </Field>
      <Field id="password" label={text.password} error={errors.password}>
        <span class="input">
          <input
            ref={fields.password}
            id="password"
            type={(shown ? 'text' : 'password') as 'password'}
            autocomplete="current-password"
            value={password}
            aria-invalid={errors.password ? true : undefined}
            aria-describedby="password-more"
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
          <Button
            kind="icon"
            icon="eye"
            pressed={shown}
            label={shown ? text.hide : text.show}
            onClick={() => setShown(!shown)}
          />
        </span>
      </Field>
      <Button kind="primary" large wide submit busy={busy}>
        {busy ? text.busy : text.submit}
      </Button>
    </form>
  )
}

function refusal(outcome: Exclude<SignInOutcome, { is: 'signed-in' | 'no-storage' }>, say: Say): string {
  const text = say.text.signIn
  if (outcome.is === 'unreachable') return outcome.why === 'portal' ? text.portal : text.unreachable
  const { code, facts } = outcome.problem
  return code === 'sign-in-refused' ? text.refused : say.problem(code, facts)
}
