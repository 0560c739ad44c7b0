// The head of a desk page: where you are on the left, what matters most and the main act on the right.

import type { ComponentChildren } from 'preact'

interface Props {
  title: ComponentChildren
  /** What stands beside the title, or under it when `stacked`. */
  note?: ComponentChildren
  stacked?: boolean
  back?: ComponentChildren
  children?: ComponentChildren
}

export function Head({ title, note, stacked, back, children }: Props) {
  return (
    <header class="head">
      {back}
      {stacked ? (
        <div class="head-title">
          <h1 class="small-title">{title}</h1>
          {note && <p class="muted small">{note}</p>}
        </div>
      ) : (
        <>
          <h1>{title}</h1>
          {note && <p class="muted">{note}</p>}
        </>
      )}
      {children && <div class="head-end">{children}</div>}
    </header>
  )
}
