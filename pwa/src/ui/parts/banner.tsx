// What is going on with the phone or the record; it pushes the page once and never covers it.

import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon'

export interface BannerProps {
  state?: 'ok' | 'warn' | 'bad' | 'info' | 'you' | 'calm'
  icon: IconName
  children: ComponentChildren
  action?: ComponentChildren
  /** Said at once by a screen reader. */
  urgent?: boolean
}

export function Banner({ state, icon, children, action, urgent }: BannerProps) {
  return (
    <div class="banner" data-s={state} role={urgent ? 'alert' : 'status'}>
      <Icon name={icon} />
      <p>{children}</p>
      {action}
    </div>
  )
}
