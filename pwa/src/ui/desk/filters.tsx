// The line of filters over a list, and one choice of it; a choice that is set stands out.

import type { ComponentChildren } from 'preact'
import './filters.css'

export function Filters({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="filters" role="group" aria-label={name}>
      {children}
    </div>
  )
}

interface Props {
  /** What it chooses from; shown while nothing is chosen. */
  name: string
  value: string
  options: { value: string; name: string }[]
  onChange: (value: string) => void
}

export function FilterChoice({ name, value, options, onChange }: Props) {
  return (
    <select
      class="input"
      aria-label={name}
      value={value}
      data-set={value ? '' : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{name}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  )
}
