// An answer on its way: kept until it has arrived, refused where somebody has written since.

import { useState } from 'preact/hooks'
import type { HelpThread } from '../../../api/help-shapes'
import type { Problem } from '../../../api/outcome'
import { makeDrafts } from '../../../core/help'
import { keptSaying, typed } from '../../help/kept-saying'
import { newId, send, type Saying } from '../../talk/sayings'
import { useDesk } from '../../use-desk'

export interface Replying {
  saying: Saying
  /** What is typed is on the disk. */
  kept: boolean
  type(words: string): void
  /** Adds a ready answer to what is typed. */
  insert(words: string): void
  give(): void
  close(): void
  closing: boolean
  /** Why what waits could not be closed. */
  trouble: Problem | 'unreachable' | null
}

interface Around {
  put: (thread: HelpThread) => void
  reload: () => Promise<void>
}

export function useReply(id: string, thread: HelpThread | undefined, { put, reload }: Around): Replying {
  const { client, account } = useDesk()
  const { saying: kept, kept: onDisk } = keptSaying(makeDrafts(client.database()), account.id, id)
  const [closing, setClosing] = useState(false)
  const [trouble, setTrouble] = useState<Replying['trouble']>(null)
  const seen = thread?.version ?? 0
  const give = () =>
    void send(kept, async (message, text) => {
      setTrouble(null)
      const reply = await client.helping.answer(id, message, text, seen)
      if (reply.is === 'done') put(reply.value)
      else if (reply.is === 'refused' && reply.problem.status === 412) await reload()
      return reply
    })
  const close = async () => {
    setClosing(true)
    setTrouble(null)
    const reply = await client.helping.close(id, newId(), seen)
    setClosing(false)
    if (reply.is === 'done') return put(reply.value)
    setTrouble(reply.is === 'refused' ? reply.problem : 'unreachable')
    if (reply.is === 'refused') await reload()
  }
  const insert = (words: string) => {
    const before = kept.value.text.trimEnd()
    typed(kept, before ? `${before}\n\n${words}` : words)
  }
  return {
    saying: kept.value,
    kept: onDisk.value,
    type: (words) => typed(kept, words),
    insert,
    give,
    close: () => void close(),
    closing,
    trouble,
  }
}
