// One column of a twin report: who said it, when, what, and whether it passes.

import type { ComponentChildren } from 'preact'
import './voice.css'

interface Props {
  who: ComponentChildren
  /** When, of which room, whether it is sealed. */
  sub?: ComponentChildren
  state: 'ok' | 'bad' | 'na' | 'none'
  /** «проходит» with its sign. */
  said?: ComponentChildren
  children: ComponentChildren
  /** Words rather than a value: set in ordinary type. */
  quiet?: boolean
  /** What lies under the value: earlier answers, other edits. */
  below?: ComponentChildren
}

export function VoiceCard({ who, sub, state, said, children, quiet, below }: Props) {
  return (
    <article class="voice" data-s={state}>
      <p class="spread small">
        <span>{who}</span>
        {said && (
          <span class="said" data-s={state}>
            {said}
          </span>
        )}
      </p>
      {sub && <p class="sub">{sub}</p>}
      <div class="value" data-quiet={quiet ? '' : undefined}>
        {children}
      </div>
      {below}
    </article>
  )
}
