// One large number and what it is.

import type { ComponentChildren } from 'preact'

export function Figure({ value, unit, children }: { value: string; unit?: string; children?: ComponentChildren }) {
  return (
    <div class="figure">
      <b>
        {value} {unit && <small>{unit}</small>}
      </b>
      {children && <span>{children}</span>}
    </div>
  )
}
