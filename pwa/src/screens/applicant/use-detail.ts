// All that the server tells of one application, asked again whenever the phone has talked with it; what was heard stays.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ApplicationDetail } from '../../api/shapes'
import { usePhone } from '../use-phone'

export function useDetail(id: string | null): { kept: ApplicationDetail | null; again: () => Promise<void> } {
  const { client } = usePhone()
  const [kept, setKept] = useState<ApplicationDetail | null>(null)
  const number = useRef(0)
  const contact = client.status.last_contact.value
  const again = useCallback(async () => {
    if (id === null) return
    const mine = ++number.current
    const reply = await client.review.application(id)
    if (reply.is === 'done' && mine === number.current) setKept(reply.value)
  }, [client, id])
  useEffect(() => {
    void again()
  }, [again, contact])
  return { kept: kept?.id === id ? kept : null, again }
}
