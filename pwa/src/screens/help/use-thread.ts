// A thread as the server last told it, with the earlier messages that were asked for.

import { useState } from 'preact/hooks'
import type { HelpThread } from '../../api/help-shapes'
import type { Reply } from '../../api/outcome'
import { useLoaded, type Loaded } from '../loaded'

export interface ThreadLoading {
  state: Loaded<HelpThread>
  reload(): Promise<void>
  earlier(): Promise<void>
  loadingEarlier: boolean
  /** What a write has just answered. */
  put(thread: HelpThread): void
}

export function useThread(load: (before?: string) => Promise<Reply<HelpThread>>, key: string): ThreadLoading {
  const newest = useLoaded<HelpThread>(`help ${key}`, () => load())
  const [before, setBefore] = useState<HelpThread['messages']>([])
  const [more, setMore] = useState<boolean | null>(null)
  const [loadingEarlier, setLoading] = useState(false)
  const shown = newest.state.kept?.value
  const earlier = async () => {
    const first = before[0] ?? shown?.messages[0]
    if (!first || loadingEarlier) return
    setLoading(true)
    const reply = await load(first.id)
    setLoading(false)
    if (reply.is !== 'done') return
    setBefore([...reply.value.messages, ...before])
    setMore(reply.value.earlier)
  }
  return {
    state: withEarlier(newest.state, before, more),
    reload: newest.reload,
    earlier,
    loadingEarlier,
    put: (thread) => newest.put(() => thread),
  }
}

function withEarlier(state: Loaded<HelpThread>, before: HelpThread['messages'], more: boolean | null) {
  if (!state.kept || before.length === 0) return state
  const known = new Set(state.kept.value.messages.map((each) => each.id))
  const messages = [...before.filter((each) => !known.has(each.id)), ...state.kept.value.messages]
  const value = { ...state.kept.value, messages, earlier: more ?? state.kept.value.earlier }
  return { ...state, kept: { ...state.kept, value } } as Loaded<HelpThread>
}
