// Words being typed in a field: kept on the screen at once, given on when the typing rests, and never lost on the way out.

import { useEffect, useReducer, useRef } from 'preact/hooks'
import { makeDrafting, type Standing } from './draft'

export interface Draft {
  text: string
  /** What is typed at this very moment, drawn or not. */
  now(): string
  type(text: string): void
  /** Gives what is typed now, without waiting; whether all of it is kept. */
  settle(): Promise<boolean>
  /** What the store has shows again. */
  forget(): void
}

const REST_MS = 700

/** `stands` is what the store has; it shows again once the field was left and the store has caught up. `give` answers what
 *  the author sees once it is kept, null when it was not: then it stays in the field. */
export function useDraft<S extends { op: string | null }>(
  stands: Standing<S>,
  give: (text: string, saw: S) => Promise<S | null>,
): Draft {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0)
  const latest = useRef({ stands, give })
  latest.current = { stands, give }
  const drafting = useRef<ReturnType<typeof makeDrafting> | null>(null)
  const draft = (drafting.current ??= makeDrafting<S>({
    stands: () => latest.current.stands,
    give: (text, saw) => latest.current.give(text, saw),
    rest(call) {
      const timer = setTimeout(call, REST_MS)
      return () => clearTimeout(timer)
    },
    redraw: () => redraw(),
  }))

  useEffect(() => draft.look())
  useEffect(() => {
    /** Also when the person comes back: what was not kept before may be kept now. */
    const leave = () => void draft.settle()
    document.addEventListener('visibilitychange', leave)
    addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  const { text, type, settle, forget } = draft
  return { text: text(), now: text, type, settle, forget }
}
