// What is going on with the phone or the record. It pushes, it never covers.

import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon'

interface Props {
  state: 'calm' | 'warn' | 'bad' | 'you'
  icon: IconName
  action?: ComponentChildren
  children: ComponentChildren
}

export function Banner({ state, icon, action, children }: Props) {
  return (
    <div class="banner" data-s={state} role="status">
      <Icon name={icon} />
      <span>{children}</span>
      {action}
    </div>
  )
}
