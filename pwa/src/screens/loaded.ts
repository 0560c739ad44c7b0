// What a desk page has of something only the server knows: nothing yet, the thing, or why it did not come and what is still shown.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Problem, Reply, WhyUnreachable } from '../api/outcome'
import type { Page } from '../api/shapes'

/** `kept` is what was shown before: it stays on the screen, with the moment it is from. */
export type Loaded<T> =
  | { is: 'loading'; kept: Kept<T> | null }
  | { is: 'here'; kept: Kept<T> }
  | { is: 'refused'; problem: Problem; kept: Kept<T> | null }
  | { is: 'unreachable'; why: WhyUnreachable; kept: Kept<T> | null }

export interface Kept<T> {
  value: T
  /** What If-Match of the next write wants. */
  version: string | null
  at: Date
}

export interface Loading<T> {
  state: Loaded<T>
  reload: () => Promise<void>
  /** Put in what a write has just answered, without asking again. */
  put: (change: (value: T) => T) => void
}

/** Asks when `key` changes, when the network returns and when the page is looked at again. */
export function useLoaded<T>(key: string, load: () => Promise<Reply<T>>): Loading<T> {
  const [state, setState] = useState<Loaded<T>>({ is: 'loading', kept: null })
  const asked = useRef(0)
  const waiting = useRef(false)
  const latest = useRef(load)
  latest.current = load

  const ask = useCallback(async (fresh: boolean) => {
    const number = ++asked.current
    waiting.current = true
    setState((before) => ({ is: 'loading', kept: fresh ? null : before.kept }))
    const reply = await latest.current()
    if (number !== asked.current) return
    waiting.current = false
    setState((before) => settled(before, reply))
  }, [])

  useEffect(() => {
    void ask(true)
    const again = () => document.visibilityState === 'visible' && void ask(false)
    addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      asked.current += 1
      removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [key, ask])

  const reload = useCallback(() => ask(false), [ask])
  const put = useCallback(
    (change: (value: T) => T) => {
      setState((before) => changed(before, change))
      if (waiting.current) void ask(false) // what is on its way may be from before the write
    },
    [ask],
  )
  return { state, reload, put }
}

export interface LoadingPages<T> extends Loading<Page<T>> {
  more: () => Promise<void>
  loadingMore: boolean
}

/** The same for a list that comes in pages; `more` adds the next page to what is shown. */
export function useLoadedPages<T>(key: string, load: (cursor?: string) => Promise<Reply<Page<T>>>): LoadingPages<T> {
  const first = useLoaded(key, () => load())
  const [loadingMore, setLoadingMore] = useState(false)
  const next = first.state.kept?.value.next ?? null
  const more = async () => {
    if (!next || loadingMore) return
    setLoadingMore(true)
    const reply = await load(next)
    setLoadingMore(false)
    if (reply.is !== 'done') return
    first.put((shown) =>
      shown.next === next ? { items: [...shown.items, ...reply.value.items], next: reply.value.next } : shown,
    )
  }
  return { ...first, more, loadingMore }
}

function settled<T>(before: Loaded<T>, reply: Reply<T>): Loaded<T> {
  switch (reply.is) {
    case 'done':
      return { is: 'here', kept: { value: reply.value, version: reply.version, at: new Date() } }
    case 'refused':
      return { is: 'refused', problem: reply.problem, kept: before.kept }
    case 'unreachable':
      return { is: 'unreachable', why: reply.why, kept: before.kept }
  }
}

function changed<T>(before: Loaded<T>, change: (value: T) => T): Loaded<T> {
  if (!before.kept) return before
  return { ...before, kept: { ...before.kept, value: change(before.kept.value) } } as Loaded<T>
}
