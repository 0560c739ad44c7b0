// The queue as it stands under a filter, page after page. What was shown stays until the new rows are here, and it is
// asked again every minute while somebody looks at its first page.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Queue, QueueFilter } from '../../../api/queue-shapes'
import { useLoaded, type Loading } from '../../loaded'
import { useDesk } from '../../use-desk'
import { addressOf } from './queue-filter'

const EVERY_MS = 60_000

export interface LoadingQueue extends Loading<Queue> {
  more: () => Promise<void>
  loadingMore: boolean
}

export function useQueue(filter: QueueFilter): LoadingQueue {
  const { client } = useDesk()
  const loading = useLoaded<Queue>('queue', () => client.queue.list(filter))
  const [loadingMore, setLoadingMore] = useState(false)
  const shown = loading.state.kept?.value
  const address = addressOf(filter)
  const asked = useRef(address)
  const longer = useRef(false)

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
  return { ...loading, more, loadingMore }
}
