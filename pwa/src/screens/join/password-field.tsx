// A new password: how long it is already, and whether it is shown.

import type { Ref } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/parts/button'
import { Field } from '../../ui/parts/field'
import { usePhone } from '../use-phone'
import { PASSWORD_LENGTH } from './join-form'
import { joinWords } from './join-words'

interface Props {
  label: string
  value: string
  error: string | null
  field?: Ref<HTMLInputElement>
  onInput: (value: string) => void
}

export function PasswordField({ label, value, error, field, onInput }: Props) {
  const { say } = usePhone()
  const text = joinWords(say.locale).form
  const [shown, setShown] = useState(false)
  const left = PASSWORD_LENGTH - value.length
  const hint = !value ? text.passwordHint : left > 0 ? text.passwordLeft(left) : text.passwordWill
  return (
    <Field id="password" label={label} hint={hint} error={error}>
      <span class="input">
        <input
          ref={field}
          id="password"
          type={(shown ? 'text' : 'password') as 'password'}
          autocomplete="new-password"
          maxLength={200}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby="password-more"
          onInput={(event) => onInput(event.currentTarget.value)}
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
  )
}
