// The frame of the door: the sign with what this is, and beside or below it what to fill in.

import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import '../../ui/join.css'
import { Button } from '../../ui/parts/button'
import { Mark } from '../../ui/parts/icon'
import { usePhone } from '../use-phone'

interface Props {
  lead: string
  about: string
  /** Of the page, for the tab; the app's own name without it. */
  title?: string
  sign?: ComponentChildren
  children: ComponentChildren
}

export function DoorFrame({ lead, about, title, sign, children }: Props) {
  const { say, preferences } = usePhone()
  const other = say.locale === 'ru' ? 'en' : 'ru'
  useEffect(() => {
    document.title = title ? `${title} · ${say.text.brand}` : say.text.brand
  }, [title, say])
  return (
    <div class="door" data-brief={title ? '' : undefined}>
      <header class="panel">
        <p class="spread">
          <span class="brand">
            <Mark />
            {say.text.brand}
          </span>
          <Button kind="quiet" icon="globe" lang={other} onClick={() => preferences.choose({ locale: other })}>
            {say.text.signIn.language}
          </Button>
        </p>
        <div class="stack door-words">
          <p class="lead">{lead}</p>
          <p class="muted">{about}</p>
          {sign}
        </div>
      </header>
      <main>{children}</main>
    </div>
  )
}
