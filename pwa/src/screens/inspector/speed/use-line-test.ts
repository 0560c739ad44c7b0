// A line test that a computer measures: a code for it, how it stands, and its result.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { LineTest } from '../../../api/line-shapes'
import type { Problem, Reply } from '../../../api/outcome'
import type { Client } from '../../../core/client'
import { openTest, readTest } from '../../../core/line/line-test'
import { newId } from '../../../core/new-id'

export type Standing = 'waiting' | 'claimed' | 'measuring' | 'done' | 'expired' | 'replaced'

export interface LineTestNow {
  test: LineTest | null
  standing: Standing | null
  /** Milliseconds for which the code is still good. */
  left_ms: number
  problem: Problem | null
  /** The server did not answer when it was last asked. */
  silent: boolean
  renew(): void
}

const EVERY_MS = 1_500
const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) }

export function useLineTest({ api, status }: Client, inspection_id: string): LineTestNow {
  const [id, setId] = useState(() => newId(random))
  const [test, setTest] = useState<LineTest | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [silent, setSilent] = useState(false)
  const [now, setNow] = useState(() => performance.now())
  const until = useRef(0)
  const online = status.online.value
  const standing = test && standingOf(test, until.current - now)
  const over = problem !== null || standing === 'done' || standing === 'expired' || standing === 'replaced'

  useEffect(() => {
    if (over || !online) return
    let gone = false
    let timer = 0
    const hear = (reply: Reply<LineTest>) => {
      if (gone) return
      setSilent(reply.is === 'unreachable')
      if (reply.is === 'refused') return setProblem(reply.problem)
      if (reply.is === 'done') {
        until.current = performance.now() + reply.value.expires_in_s * 1000
        setTest(reply.value)
      }
      setNow(performance.now())
      timer = window.setTimeout(ask, EVERY_MS)
    }
    const ask = () => void (test ? readTest(api, id) : openTest(api, id, inspection_id)).then(hear)
    if (test) timer = window.setTimeout(ask, EVERY_MS)
    else ask()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [id, online, over, test === null])

  const renew = () => {
    setTest(null)
    setProblem(null)
    setId(newId(random))
  }
  return { test, standing, left_ms: Math.max(0, until.current - now), problem, silent, renew }
}

function standingOf({ state, flowed }: LineTest, left_ms: number): Standing {
  if (state === 'measured') return 'done'
  if (state === 'replaced') return 'replaced'
  if (left_ms <= 0) return 'expired'
  if (state === 'waiting') return 'waiting'
  return flowed.down + flowed.up > 0 ? 'measuring' : 'claimed'
}
