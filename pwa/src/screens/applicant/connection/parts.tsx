// What the parts of a connection are drawn with: one line to type, and what is wrong.

import { useId } from 'preact/hooks'
import type { Ref } from 'preact'
import { Field } from '../../../ui/parts/field'
import { Icon } from '../../../ui/parts/icon'

interface Props {
  label: string
  value: string
  onInput: (value: string) => void
  hint?: string
  error?: string | null
  numeric?: boolean
  input?: Ref<HTMLInputElement>
}

export function LineField({ label, value, onInput, hint, error, numeric, input }: Props) {
  const id = useId()
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        ref={input}
        id={id}
        class="input"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        inputMode={numeric ? 'numeric' : undefined}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-more`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  )
}

export function Trouble({ words }: { words: string | null }) {
  if (!words) return null
  return (
    <p class="error row small" role="alert">
      <Icon name="octagon" />
      <span>{words}</span>
    </p>
  )
}
