// Taking an application, giving it back, and taking the next one that is nobody's.

import { useState } from 'preact/hooks'
import type { QueuedApplication, QueueFilter } from '../../../api/queue-shapes'
import type { Reply } from '../../../api/outcome'
import { useDesk } from '../../use-desk'
import type { LoadingQueue } from './use-queue'

export interface Taking {
  /** Why it could not be taken; nothing once something could. */
  trouble: string | null
  toggle: (row: QueuedApplication) => Promise<void>
  /** The one that is mine now; none when there is nothing free. */
  takeNext: (filter: QueueFilter) => Promise<QueuedApplication | undefined>
}

export function useTaking(queue: LoadingQueue): Taking {
  const { client, account, say } = useDesk()
  const [trouble, setTrouble] = useState<string | null>(null)

  const settle = (reply: Reply<unknown>) => {
    if (reply.is === 'done') setTrouble(null)
    else setTrouble(reply.is === 'refused' ? say.problem(reply.problem) : say.text.list.why[reply.why])
    return reply.is === 'done'
  }
  const toggle = async (row: QueuedApplication) => {
    const mine = row.reviewer?.id === account.id
    if (!['reviewing', 'checking', 'supervising'].includes(row.stage) && !mine) return
    settle(mine ? await client.queue.giveBack(row.id) : await client.queue.take(row.id))
    await queue.reload()
  }
  const takeNext = async (filter: QueueFilter) => {
    const free = await client.queue.list({ ...filter, whose: 'free' })
    if (free.is !== 'done') return void settle(free)
    for (const row of free.value.items.filter((each) => !each.lock || each.lock.by.id === account.id)) {
      const reply = await client.queue.take(row.id)
      if (settle(reply)) return row
      if (reply.is !== 'refused') return undefined
    }
    await queue.reload()
    return undefined
  }
  return { trouble, toggle, takeNext }
}
