// The frame of a phone screen: the enamel sign above, work between, what advances it under the thumb.

import type { ComponentChildren } from 'preact'
import { Button } from './button'

interface Props {
  title: ComponentChildren
  back?: { href: string; label: string }
  plate?: ComponentChildren
  /** Stands at the right of the title. */
  end?: ComponentChildren
  /** Under the title, inside the sign. */
  under?: ComponentChildren
  large?: boolean
  dock?: ComponentChildren
  tabs?: ComponentChildren
  children: ComponentChildren
}

export function Page({ title, back, plate, end, under, large, dock, tabs, children }: Props) {
  return (
    <div class="phone">
      <header class="panel">
        <div class="top">
          {back && <Button kind="icon" icon="back" href={back.href} label={back.label} />}
          {plate}
          <h1 class={large ? undefined : 'smaller'}>{title}</h1>
          {end && <div class="end nowrap">{end}</div>}
        </div>
        {under}
      </header>
      <main id="work" tabIndex={-1}>
        {children}
      </main>
      <footer>
        {dock && <div class="dock">{dock}</div>}
        {tabs}
      </footer>
    </div>
  )
}
