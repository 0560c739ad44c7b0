// The queue as it stands under a filter, page after page. What was shown stays until the new rows are here, and it is
// asked again every minute while somebody looks at its first page.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Queue, QueueFilter } from '../../../api/queue-shapes'
import { useLoaded, type Loading } from '../../loaded'
import { useDesk } from '../../use-desk'
import { addressOf, isNarrowed } from './queue-filter'

const EVERY_MS = 60_000

/** `narrowed`: the counts are those of a filter, not of everything. */
export type ShownQueue = Queue & { narrowed: boolean }

export interface LoadingQueue extends Loading<ShownQueue> {
  /** How many wait for a decision in all; not known before the queue was seen without a filter. */
  waiting: number | undefined
  more: () => Promise<void>
  loadingMore: boolean
}

export function useQueue(filter: QueueFilter): LoadingQueue {
  const { client } = useDesk()
  const loading = useLoaded<ShownQueue>('queue', async () => {
    const reply = await client.queue.list(filter)
    return reply.is === 'done' ? { ...reply, value: { ...reply.value, narrowed: isNarrowed(filter) } } : reply
  })
  const [loadingMore, setLoadingMore] = useState(false)
  const shown = loading.state.kept?.value
  const address = addressOf(filter)
  const asked = useRef(address)
  const longer = useRef(false)
  const waiting = useRef<number | undefined>(undefined)
  if (shown?.counts && !shown.narrowed) waiting.current = shown.counts.waiting.n

  useEffect(() => {
    if (asked.current === address) return
    asked.current = address
    longer.current = false
    void loading.reload()
  }, [address, loading.reload])

  useEffect(() => {
    const again = () => document.visibilityState === 'visible' && !longer.current && void loading.reload()
    const timer = setInterval(again, EVERY_MS)
    return () => clearInterval(timer)
  }, [loading.reload])

  const more = async () => {
    if (!shown?.next || loadingMore) return
    const cursor = shown.next
    setLoadingMore(true)
    const reply = await client.queue.list(filter, cursor)
    setLoadingMore(false)
    if (reply.is !== 'done') return
    longer.current = true
    loading.put((before) =>
      before.next === cursor
        ? { ...before, items: [...before.items, ...reply.value.items], next: reply.value.next }
        : before,
    )
  }
  return { ...loading, waiting: waiting.current, more, loadingMore }
}
