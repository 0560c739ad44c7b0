// Whether something passes, in a word with its sign.

import type { ComponentChildren } from 'preact'
import { Icon } from './icon'

export function Verdict({ state, children }: { state: 'ok' | 'bad' | 'na' | null; children: ComponentChildren }) {
  return (
    <span class={`said ${state === 'ok' ? 'ok' : state === 'bad' ? 'bad' : ''}`}>
      {state === 'ok' && <Icon name="check" />}
      {state === 'bad' && <Icon name="cross" />}
      {children}
    </span>
  )
}
