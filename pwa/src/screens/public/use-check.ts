// Asks for a report by its code: first for the seal alone, then, under the same answer, with every photo read again.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Reply } from '../../api/outcome'
import type { PublicReport } from '../../api/public-shapes'
import { askReport } from '../../core/report/check'
import { usePhone } from '../use-phone'

export type Reading = 'reading' | 'read' | 'failed'

export type Checking =
  | { is: 'idle' }
  | { is: 'asking' }
  | { is: 'told'; report: PublicReport; bytes: Reading }
  | { is: 'unknown'; code: string }
  | { is: 'too-many'; wait_s: number }
  | { is: 'offline' }
  | { is: 'away' }

export function useCheck(code: string | null): { state: Checking; again: () => void } {
  const { client } = usePhone()
  const [state, setState] = useState<Checking>({ is: 'idle' })
  const asked = useRef(0)

  const ask = useCallback(async () => {
    const number = ++asked.current
    if (!code) return setState({ is: 'idle' })
    setState({ is: 'asking' })
    const first = await askReport(client.api, code, false)
    if (number !== asked.current) return
    setState(told(first, code))
    if (first.is !== 'done') return
    const second = await askReport(client.api, code, true)
    if (number !== asked.current) return
    if (second.is === 'done') setState({ is: 'told', report: second.value, bytes: 'read' })
    else setState({ is: 'told', report: first.value, bytes: 'failed' })
  }, [client, code])

  useEffect(() => {
    void ask()
    return () => void (asked.current += 1)
  }, [ask])
  const offline = state.is === 'offline'
  useEffect(() => {
    const again = () => void ask()
    if (offline) addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [offline, ask])
  return { state, again: () => void ask() }
}

function told(reply: Reply<PublicReport>, code: string): Checking {
  if (reply.is === 'done') return { is: 'told', report: reply.value, bytes: 'reading' }
  if (reply.is === 'unreachable') return { is: reply.why === 'offline' || reply.why === 'portal' ? 'offline' : 'away' }
  if (reply.problem.code === 'too-many-attempts') {
    return { is: 'too-many', wait_s: Number(reply.problem.facts.retry_after_s) || 60 }
  }
  return reply.problem.status === 404 ? { is: 'unknown', code } : { is: 'away' }
}
