// A labelled field of the desk: one line or several, with its hint, and its error where it stands.

import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

interface Props {
  label: string
  value: string
  onInput: (value: string) => void
  hint?: string
  error?: string | null
  /** More than one: words, not a line. */
  rows?: number
  type?: 'text' | 'email' | 'password' | 'date'
  inputMode?: 'decimal' | 'numeric' | 'email'
  /** Off, or what the browser may fill in: 'email', 'new-password'. */
  autocomplete?: 'off' | 'email' | 'name' | 'new-password'
  autofocus?: boolean
  /** What stands inside the field after the value: a unit, a small button. */
  after?: ComponentChildren
}

export function TextField(props: Props) {
  const { label, value, hint, error, rows = 1, autofocus } = props
  const id = useId()
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  useEffect(() => {
    if (!autofocus) return
    ref.current?.focus()
    ref.current?.setSelectionRange(value.length, value.length)
  }, [])
  const given = {
    ref,
    id,
    value,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error || hint ? `${id}-more` : undefined,
    onInput: (event: Event) => props.onInput((event.currentTarget as HTMLInputElement).value),
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {rows > 1 ? (
        <textarea class="input" rows={rows} {...given} />
      ) : (
        <span class="input">
          <input
            {...({
              type: props.type ?? 'text',
              inputMode: props.inputMode,
              autocomplete: props.autocomplete,
            } as object)}
            {...given}
          />
          {props.after}
        </span>
      )}
      {error ? (
        <p class="error" id={`${id}-more`} role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p class="hint" id={`${id}-more`}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}
