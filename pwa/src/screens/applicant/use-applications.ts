// The applicant's applications as the server last told them.

import { useEffect, useState } from 'preact/hooks'
import type { Application } from '../../api/shapes'
import type { Client } from '../../core/client'

export interface Applications {
  kept: Application[] | null
  /** The server could not be asked just now. */
  stale: boolean
}

export function useApplications(client: Client): Applications {
  const [state, setState] = useState<Applications>({ kept: null, stale: false })
  const contact = client.status.last_contact.value
  useEffect(() => {
    let gone = false
    void client.review.applications().then((reply) => {
      if (gone) return
      if (reply.is !== 'done') return setState((was) => ({ ...was, stale: true }))
      const newest = [...reply.value.items].sort((a, b) => b.number - a.number)
      setState({ kept: newest, stale: false })
    })
    return () => {
      gone = true
    }
  }, [client, contact])
  return state
}
