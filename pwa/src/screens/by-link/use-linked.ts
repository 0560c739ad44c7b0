// A computer and the link by which it is tested: opened once under a key of its own, known again after a reload.

import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ComputerTest } from '../../api/connection-shapes'
import type { Problem } from '../../api/outcome'
import { newKey, openLink, testingByLink, type Opener } from '../../core/connection/by-link'
import { forgotten, notOpened, opened, opening } from '../../core/connection/kept'
import type { Testing } from '../../core/connection/testing'
import { testKeeper } from '../applicant/connection/use-typed'
import { forgetSecret } from '../join/secret'
import { usePhone } from '../use-phone'
import { OVER } from './over'

export type Linked =
  | { is: 'coming' }
  /** Nothing was opened here: `problem` says why the last one is good no more. */
  | { is: 'closed'; problem: Problem | null; busy: boolean; unsent: boolean }
  | { is: 'offline' }
  | { is: 'here'; test: ComputerTest; acts: Testing<ComputerTest>; stale: boolean }

export interface LinkedComputer {
  linked: Linked
  open(opener: Opener): void
  put(test: ComputerTest): void
  reload(): void
}

export function useLinked(token: string): LinkedComputer {
  const { client } = usePhone()
  const [linked, setLinked] = useState<Linked>({ is: 'coming' })

  const closed = (more: Partial<Extract<Linked, { is: 'closed' }>>) =>
    setLinked({ is: 'closed', problem: null, busy: false, unsent: false, ...more })

  /** What the server says to the key that this computer has; whether the link is still good. */
  const look = useCallback(async (): Promise<boolean> => {
    const { key } = await testKeeper.read()
    if (key === null) {
      closed({})
      return false
    }
    const acts = testingByLink(client.api, key)
    const reply = await acts.all()
    if (reply.is === 'done') setLinked({ is: 'here', test: reply.value, acts, stale: false })
    else if (reply.is === 'unreachable')
      setLinked((before) => (before.is === 'here' ? { ...before, stale: true } : { is: 'offline' }))
    else {
      if (OVER.includes(reply.problem.code)) await testKeeper.change(forgotten)
      closed({ problem: reply.problem })
    }
    return reply.is === 'done'
  }, [client])

  useEffect(() => {
    if (token) closed({})
    else void look()
  }, [token, look])

  const looks = !token || linked.is === 'here'
  useEffect(() => {
    if (!looks) return
    const again = () => document.visibilityState === 'visible' && void look()
    addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [looks, look])

  const open = async (opener: Opener) => {
    closed({ busy: true })
    const said = 'token' in opener ? opener.token : opener.code
    const held = opening(await testKeeper.read(), said, newKey)
    await testKeeper.change(() => held)
    const reply = await openLink(client.api, opener, held.pending.key)
    if (reply.is === 'unreachable') return closed({ unsent: true })
    await testKeeper.change(reply.is === 'done' ? opened : notOpened)
    if (reply.is === 'done') {
      forgetSecret()
      return setLinked({
        is: 'here',
        test: reply.value,
        acts: testingByLink(client.api, held.pending.key),
        stale: false,
      })
    }
    // a link that this very computer has opened before, followed once more
    if (reply.problem.code === 'link-used' && held.key !== null && (await look())) return forgetSecret()
    closed({ problem: reply.problem })
  }

  return {
    linked,
    open: (opener) => void open(opener),
    put: (test) => setLinked((before) => (before.is === 'here' ? { ...before, test, stale: false } : before)),
    reload: () => void look(),
  }
}
