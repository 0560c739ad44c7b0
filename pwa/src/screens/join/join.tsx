// «Стать партнёром»: an applicant registers, and waits for the letter on the page that follows.

import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Opening } from '../../api/registration-shapes'
import type { Reply } from '../../api/outcome'
import { makeRegistration } from '../../core/registration'
import { Alarm } from '../../ui/parts/alarm'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { DoorFrame } from '../account/door-frame'
import { useLoaded } from '../loaded'
import { paths } from '../phone-paths'
import { useForm } from '../use-form'
import { usePhone } from '../use-phone'
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
  const { state, reload } = useLoaded<Opening>('opening', () => registration.opening())
  const session = client.session.value
  const here = session.is === 'signed-in' && !session.expired
  useEffect(() => {
    if (here) route(paths.home, true) // also once the registration has signed them in
  }, [here])
  const opening = state.kept?.value ?? null
  if (here) return null
  return (
    <DoorFrame lead={text.form.lead} about={text.form.about} title={text.form.title}>
      {opening && !opening.open ? <Closed /> : <JoinForm opening={opening} reload={reload} />}
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

function JoinForm({ opening, reload }: { opening: Opening | null; reload: () => Promise<void> }) {
  const { client, say } = usePhone()
  const text = joinWords(say.locale)
  const [draft, setDraft] = useState(EMPTY)
  const set = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }))
  const place = useRef<HTMLFormElement>(null)
  const form = useForm<JoinFault, true>({ check: () => joinFaults(draft), send, onDone: () => undefined })

  /** The version of the consent is asked for again when it did not come with the page. */
  async function send(): Promise<Reply<true>> {
    const now = opening ? null : await makeRegistration(client.api).opening()
    if (now && now.is !== 'done') return now
    const { consent, name, email, phone, password } = draft
    const version = opening?.consent ?? now?.value.consent ?? ''
    const said = { name: name.trim(), email: email.trim(), phone: phone.trim(), password, locale: say.locale }
    const outcome = await client.register({ ...said, consent: consent ? version : '' })
    if (outcome.is === 'signed-in' || outcome.is === 'no-storage') return { is: 'done', value: true, version: null }
    if (outcome.is === 'refused' && outcome.problem.code === 'terms-changed') {
      set({ consent: false })
      await reload()
    }
    return outcome
  }

  const consentText = opening?.consent_text ?? null
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
  const consentError = errorOf('consent')
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
      <div class="field">
        <div class="choices">
          <label>
            <input
              id="consent"
              type="checkbox"
              checked={draft.consent}
              aria-invalid={consentError ? true : undefined}
              aria-describedby="consent-more"
              onChange={(event) => set({ consent: event.currentTarget.checked })}
            />
            {text.form.consent}
          </label>
        </div>
        {consentText && (
          <details class="door-consent">
            <summary>{text.form.consentText}</summary>
            <p class="small">{consentText[say.locale]}</p>
          </details>
        )}
        <div id="consent-more">
          {consentError && (
            <p class="error" role="alert">
              <Icon name="octagon" />
              <span>{consentError}</span>
            </p>
          )}
        </div>
      </div>
      <Alarm words={refusedField ? null : trouble} />
      <Button kind="primary" large wide submit busy={standing.is === 'sending'}>
        {standing.is === 'sending' ? text.form.busy : text.form.submit}
      </Button>
    </form>
  )
}
