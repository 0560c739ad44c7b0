// The queue as it stands, page after page, asked again every minute while somebody looks at it.

import { useEffect, useState } from 'preact/hooks'
import type { Queue } from '../../../api/shapes'
import { useLoaded, type Loading } from '../../loaded'
import { useDesk } from '../../use-desk'

const EVERY_MS = 60_000

export interface LoadingQueue extends Loading<Queue> {
  more: () => Promise<void>
  loadingMore: boolean
}

export function useQueue(): LoadingQueue {
  const { client } = useDesk()
  const loading = useLoaded<Queue>('queue', () => client.review.queue())
  const [loadingMore, setLoadingMore] = useState(false)
  const shown = loading.state.kept?.value

  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && void loading.reload(), EVERY_MS)
    return () => clearInterval(timer)
  }, [loading.reload])

  const more = async () => {
    if (!shown?.next || loadingMore) return
    const cursor = shown.next
    setLoadingMore(true)
    const reply = await client.review.queue(cursor)
    setLoadingMore(false)
    if (reply.is !== 'done') return
    loading.put((before) =>
      before.next === cursor
        ? { ...before, items: [...before.items, ...reply.value.items], next: reply.value.next }
        : before,
    )
  }
  return { ...loading, more, loadingMore }
}
