// Having an application open: said again and again while its page is, let go of when it is left.

import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Reply } from '../../api/outcome'
import type { Lock } from '../../api/queue-shapes'
import { useDesk } from '../use-desk'

const BEAT_MS = 120_000
const LOOK_MS = 20_000 // while another person has it open

export type LockStanding = { is: 'unknown' | 'free' | 'mine' } | { is: 'theirs'; who: string; until: string }

export interface Locking {
  standing: LockStanding
  /** Takes it over from whoever has it; an administrator only breaks their lock. */
  takeOver: () => Promise<void>
}

/** `live`: there is something to decide still. Only who decides holds it; others see who does. */
export function useLock(id: string, live: boolean): Locking {
  const { client, account } = useDesk()
  const [standing, setStanding] = useState<LockStanding>({ is: 'unknown' })
  const decides = account.role === 'reviewer'
  const theirs = standing.is === 'theirs'

  const settle = useCallback(
    (reply: Reply<{ lock: Lock | null }>) => setStanding((before) => standingOf(reply, account.id) ?? before),
    [account.id],
  )
  const say = useCallback(
    async () => settle(await (decides ? client.queue.open(id) : client.queue.lock(id))),
    [client, decides, id, settle],
  )

  useEffect(() => {
    if (live) void say()
  }, [live, say])

  useEffect(() => {
    if (!live) return
    const timer = setInterval(() => void say(), theirs ? LOOK_MS : BEAT_MS)
    return () => clearInterval(timer)
  }, [live, say, theirs])

  useEffect(() => {
    if (!live || !decides) return
    const leave = () => client.queue.closeAsThePageGoes(id)
    const back = (event: PageTransitionEvent) => event.persisted && void say()
    addEventListener('pagehide', leave)
    addEventListener('pageshow', back)
    return () => {
      removeEventListener('pagehide', leave)
      removeEventListener('pageshow', back)
      leave()
    }
  }, [client, decides, id, live, say])

  const takeOver = async () => {
    if (decides) return settle(await client.queue.open(id, true))
    await client.queue.close(id)
    await say()
  }
  return { standing: live ? standing : { is: 'free' }, takeOver }
}

/** Nothing when the server was not reached: what was known stays. */
function standingOf(reply: Reply<{ lock: Lock | null }>, me: string): LockStanding | null {
  switch (reply.is) {
    case 'done': {
      const { lock } = reply.value
      if (!lock) return { is: 'free' }
      return lock.by.id === me ? { is: 'mine' } : { is: 'theirs', who: lock.by.name, until: lock.until }
    }
    case 'refused': {
      const { who, until } = reply.problem.facts
      return reply.problem.code === 'application-locked'
        ? { is: 'theirs', who: String(who), until: String(until) }
        : null
    }
    case 'unreachable':
      return null
  }
}
