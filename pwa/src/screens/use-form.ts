// Sending a form of the desk: what is wrong with it, what came of it, with everything typed kept until it is done.

import { useState } from 'preact/hooks'
import type { Problem, Reply, WhyUnreachable } from '../api/outcome'

export type FormStanding =
  | { is: 'filling' }
  | { is: 'sending' }
  | { is: 'refused'; problem: Problem }
  | { is: 'stale' }
  | { is: 'unreachable'; why: WhyUnreachable }

export interface Form<Fault extends string> {
  standing: FormStanding
  /** The first look at the fields happens when somebody tries to send. */
  faults: ReadonlySet<Fault>
  submit: () => Promise<void>
}

interface Wanted<Fault extends string, T> {
  check: () => Fault[]
  send: () => Promise<Reply<T>>
  onDone: (value: T) => void
  /** Somebody else was quicker: ask again what it is now. */
  onStale?: () => Promise<void>
}

export function useForm<Fault extends string, T>({ check, send, onDone, onStale }: Wanted<Fault, T>): Form<Fault> {
  const [standing, setStanding] = useState<FormStanding>({ is: 'filling' })
  const [tried, setTried] = useState(false)
  const faults = check()
  const submit = async () => {
    setTried(true)
    if (faults.length || standing.is === 'sending') return
    setStanding({ is: 'sending' })
    const reply = await send()
    switch (reply.is) {
      case 'done':
        setTried(false)
        setStanding({ is: 'filling' })
        return onDone(reply.value)
      case 'unreachable':
        return setStanding({ is: 'unreachable', why: reply.why })
      case 'refused':
        if (reply.problem.status !== 412) return setStanding({ is: 'refused', problem: reply.problem })
        await onStale?.()
        return setStanding({ is: 'stale' })
    }
  }
  return { standing, faults: new Set(tried ? faults : []), submit }
}
