// What the server says when it is asked now, and again whenever the phone has talked with it; what was heard stays.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Reply } from '../../api/outcome'
import { usePhone } from '../use-phone'

export function useAsked<T>(load: () => Promise<Reply<T>>): { kept: T | null; again: () => Promise<void> } {
  const { client } = usePhone()
  const [kept, setKept] = useState<T | null>(null)
  const latest = useRef({ load, number: 0 })
  latest.current.load = load
  const again = useCallback(async () => {
    const number = ++latest.current.number
    const reply = await latest.current.load()
    if (reply.is === 'done' && number === latest.current.number) setKept(reply.value)
  }, [])
  const contact = client.status.last_contact.value
  useEffect(() => {
    void again()
  }, [contact])
  useEffect(() => () => void (latest.current.number += 1), [])
  return { kept, again }
}
