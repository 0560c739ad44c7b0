// The frame of a page for everybody: the sign above with the mark, the work below, no wider than it can be read.

import type { ComponentChildren } from 'preact'
import '../open-page.css'
import { Mark } from './icon'

interface Props {
  brand: string
  title: string
  about: string
  end?: ComponentChildren
  children: ComponentChildren
}

export function OpenPage({ brand, title, about, end, children }: Props) {
  return (
    <div class="open-page">
      <header class="panel">
        <div class="open-width">
          <p class="spread">
            <span class="brand">
              <Mark />
              {brand}
            </span>
            {end}
          </p>
          <h1>{title}</h1>
          <p class="muted">{about}</p>
        </div>
      </header>
      <main class="open-width">{children}</main>
    </div>
  )
}
