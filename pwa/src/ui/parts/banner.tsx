// What is going on with the phone or the record; it never covers the page, and what comes late does not push it either.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Icon, type IconName } from './icon'
import { isDrawn } from './page'

export interface BannerProps {
  state?: 'ok' | 'warn' | 'bad' | 'info' | 'you' | 'calm'
  icon: IconName
  children: ComponentChildren
  action?: ComponentChildren
  /** Said at once by a screen reader. */
  urgent?: boolean
}

export function Banner({ state, icon, children, action, urgent }: BannerProps) {
  const [late] = useState(isDrawn)
  return (
    <div class="banner" data-s={state} data-late={late || undefined} role={urgent ? 'alert' : 'status'}>
      <Icon name={icon} />
      <p>{children}</p>
      {action}
    </div>
  )
}
