// The requirements for the pages that show them: at once those that the device keeps, then those of today,
// again when the network returns.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Requirements } from '../../api/public-shapes'
import {
  askRequirements,
  keepRequirements,
  keptRequirements,
  offered,
  type Offered,
} from '../../core/preflight/requirements'
import { notes } from '../../device/notes'
import { usePhone } from '../use-phone'

export type Reading =
  | { is: 'loading' }
  /** `kept`: the server was not reached; these are of an earlier day. */
  | { is: 'here'; requirements: Requirements; formats: Offered[]; kept: boolean }
  | { is: 'offline' | 'away' | 'none' }

export function useRequirements(): { state: Reading; again: () => void } {
  const { client } = usePhone()
  const [state, setState] = useState<Reading>(() => {
    const kept = keptRequirements(notes)
    return kept ? here(kept, false) : { is: 'loading' }
  })
  const asked = useRef(0)
  const ask = useCallback(async () => {
    const number = ++asked.current
    const reply = await askRequirements(client.api)
    if (number !== asked.current) return
    if (reply.is === 'done' && Array.isArray(reply.value?.formats)) {
      keepRequirements(notes, reply.value)
      return setState({ ...here(reply.value, false), formats: offered(reply.value, reply.value.day) } as Reading)
    }
    const kept = keptRequirements(notes)
    if (kept) return setState(here(kept, true))
    if (reply.is === 'refused') return setState({ is: reply.problem.status === 404 ? 'none' : 'away' })
    const far = reply.is === 'unreachable' && (reply.why === 'offline' || reply.why === 'portal')
    setState({ is: far ? 'offline' : 'away' })
  }, [client])
  useEffect(() => {
    const again = () => void ask()
    again()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [ask])
  const again = () => {
    if (state.is !== 'here') setState({ is: 'loading' })
    void ask()
  }
  return { state, again }
}

function here(requirements: Requirements, kept: boolean): Reading {
  const today = new Date().toLocaleDateString('sv') // 2026-11-27, by the clock of the device
  const day = today > requirements.day ? today : requirements.day
  return { is: 'here', requirements, formats: offered(requirements, day), kept }
}
