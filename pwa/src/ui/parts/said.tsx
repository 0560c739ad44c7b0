// An answer in a word, with the sign of how it passes.

import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon'

interface SaidProps {
  outcome: 'ok' | 'bad' | 'na' | null
  children: ComponentChildren
  /** «Does not pass» rather than a plain «no». */
  strong?: boolean
}

export function Said({ outcome, children, strong }: SaidProps) {
  const icon: IconName | null = outcome === 'ok' ? 'check' : outcome === 'bad' ? (strong ? 'octagon' : 'cross') : null
  const state = outcome === 'ok' || outcome === 'bad' ? ` ${outcome}` : ''
  return (
    <span class={`said${state}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
