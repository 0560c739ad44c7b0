// What somebody has said in a talk: one's own stands at the end of the line, the other side's at its beginning.

import type { ComponentChildren } from 'preact'
import '../help.css'

interface Props {
  own: boolean
  who: string
  at: string
  when: string
  /** The words themselves; null where there are none any more. */
  words: string | null
  /** Said in place of words that are gone. */
  gone: string
  children?: ComponentChildren
}

export function Speech({ own, who, at, when, words, gone, children }: Props) {
  return (
    <article class="speech" data-own={own || undefined}>
      <p class="tiny muted">
        <strong>{who}</strong>, <time dateTime={at}>{when}</time>
      </p>
      {words === null ? <p class="muted">{gone}</p> : <p class="words">{words}</p>}
      {children}
    </article>
  )
}

/** What stands between two messages: a stage that was entered, a note of the network. */
export function Between({ children }: { children: ComponentChildren }) {
  return <p class="between tiny muted">{children}</p>
}
