// The head of a part of the page.

import type { ComponentChildren } from 'preact'

interface Props {
  title: ComponentChildren
  count?: ComponentChildren
}

export function SectHead({ title, count }: Props) {
  return (
    <header class="sect">
      <h2>{title}</h2>
      {count !== undefined && <span class="count">{count}</span>}
    </header>
  )
}
