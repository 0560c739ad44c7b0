// A labelled choice of one from a list that may be long.

import { useId } from 'preact/hooks'

interface Props {
  label: string
  value: string
  options: { value: string; name: string }[]
  onChange: (value: string) => void
  /** The first line, when nothing is chosen yet. */
  choose?: string
  hint?: string
  error?: string | null
}

export function SelectField({ label, value, options, onChange, choose, hint, error }: Props) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="input"
        id={id}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-more` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {choose && <option value="">{choose}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
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
