// What the page of one's own data has and does: what is kept, taking it along, having it erased.

import { useMemo, useState } from 'preact/hooks'
import { makeMyData, type MyDataActs } from '../../../core/my-data'
import type { Reply } from '../../../api/outcome'
import { save } from '../../../device/hand-over'
import { usePhone } from '../../use-phone'

export type Taking = 'not' | 'busy' | 'done' | 'failed'

export function useMyData(): MyDataActs {
  const { client } = usePhone()
  return useMemo(() => makeMyData(client.api), [client.api])
}

/** Takes a file out of the browser, and what came of it. */
export function useTaking(ask: () => Promise<Reply<Blob>>, name: string): [Taking, () => Promise<void>] {
  const [taking, setTaking] = useState<Taking>('not')
  const take = async () => {
    setTaking('busy')
    const reply = await ask()
    if (reply.is === 'done') save(reply.value, name)
    setTaking(reply.is === 'done' ? 'done' : 'failed')
  }
  return [taking, take]
}
