// What lies on this phone, counted again whenever something of it was written, and on demand.

import { useCallback, useEffect, useState } from 'preact/hooks'
import type { OnPhone } from '../../core/kept/on-phone'
import { usePhone } from '../use-phone'

export type Counted = { is: 'counting' } | { is: 'counted'; phone: OnPhone } | { is: 'failed'; reason: string }

export function useOnPhone(): { state: Counted; again: () => void } {
  const { client } = usePhone()
  const [state, setState] = useState<Counted>({ is: 'counting' })
  const { unsent, refusals, last_contact } = client.status
  const written = [unsent.value, refusals.value, last_contact.value]
  const again = useCallback(() => {
    client.onPhone().then(
      (phone) => phone && setState({ is: 'counted', phone }),
      (error: unknown) => {
        if (!(error instanceof DOMException)) throw error
        setState({ is: 'failed', reason: error.name })
      },
    )
  }, [client])
  useEffect(again, [again, ...written])
  useEffect(() => {
    document.addEventListener('visibilitychange', again)
    return () => document.removeEventListener('visibilitychange', again)
  }, [again])
  return { state, again }
}
