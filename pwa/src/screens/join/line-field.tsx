// One line to type into, with its label, hint and error; what kind of line it is says which keyboard and which memory it gets.

import type { Ref } from 'preact'
import { Field } from '../../ui/parts/field'

const KINDS = {
  name: { type: 'text', inputMode: 'text', autocomplete: 'name', autocapitalize: 'words', maxLength: 200 },
  email: { type: 'email', inputMode: 'email', autocomplete: 'username', autocapitalize: 'none', maxLength: 254 },
  phone: { type: 'tel', inputMode: 'tel', autocomplete: 'tel', autocapitalize: 'none', maxLength: 40 },
} as const

interface Props {
  kind: keyof typeof KINDS
  label: string
  value: string
  hint?: string
  error: string | null
  field?: Ref<HTMLInputElement>
  onInput: (value: string) => void
}

export function LineField({ kind, label, value, hint, error, field, onInput }: Props) {
  return (
    <Field id={kind} label={label} hint={hint} error={error}>
      <input
        ref={field}
        id={kind}
        class="input"
        {...KINDS[kind]}
        spellcheck={false}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${kind}-more`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  )
}
