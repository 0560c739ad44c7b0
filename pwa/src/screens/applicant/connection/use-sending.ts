// One act of the connection: sent once at a time, under the same id until it is done, with what is wrong in words.

import { useRef, useState } from 'preact/hooks'
import type { Reply } from '../../../api/outcome'
import { connectionWords, refusalOf } from '../../connection-words'
import { usePhone } from '../../use-phone'

export interface Sending {
  busy: boolean
  trouble: string | null
  /** `ask` is given the id of this act, which stays the same until it has arrived. */
  send: <T>(ask: (id: string) => Promise<Reply<T>>, done: (value: T) => void) => void
  say: (trouble: string | null) => void
}

export function useSending(newId: () => string, onRefused?: () => void): Sending {
  const { say } = usePhone()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const id = useRef<string | null>(null)
  const send: Sending['send'] = (ask, done) => {
    if (busy) return
    id.current ??= newId()
    setBusy(true)
    setTrouble(null)
    void ask(id.current).then((reply) => {
      setBusy(false)
      if (reply.is === 'unreachable') return setTrouble(connectionWords(say.locale).unsent)
      id.current = null
      if (reply.is === 'done') return done(reply.value)
      const { code, facts } = reply.problem
      setTrouble(refusalOf(reply.problem, say.locale) ?? say.problem(code, facts))
      onRefused?.()
    })
  }
  return { busy, trouble, send, say: setTrouble }
}
