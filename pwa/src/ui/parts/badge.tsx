// A state in a word, always with its own sign.

import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon'

interface Props {
  state?: 'ok' | 'warn' | 'bad' | 'info' | 'you'
  critical?: boolean
  icon?: IconName
  children: ComponentChildren
}

export function Badge({ state, critical, icon, children }: Props) {
  return (
    <span class="badge" data-s={state} data-kind={critical ? 'critical' : undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
