// The applicant's applications as the server last told them.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Application } from '../../api/shapes'
import type { Client } from '../../core/client'

export interface Applications {
  kept: Application[] | null
  /** The server could not be asked just now. */
  stale: boolean
  again(): Promise<void>
}

export function useApplications(client: Client): Applications {
  const [state, setState] = useState<Omit<Applications, 'again'>>({ kept: null, stale: false })
  const number = useRef(0)
  const contact = client.status.last_contact.value
  const again = useCallback(async () => {
    const mine = ++number.current
    const reply = await client.review.applications()
    if (mine !== number.current) return
    if (reply.is !== 'done') return setState((was) => ({ ...was, stale: true }))
    const newest = [...reply.value.items].sort((a, b) => b.number - a.number)
    setState({ kept: newest, stale: false })
  }, [client])
  useEffect(() => {
    void again()
    return () => void number.current++
  }, [again, contact])
  return { ...state, again }
}
