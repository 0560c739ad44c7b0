// Writing a rescue file and handing one in: what the buttons do and what has come of it.

import { useState } from 'preact/hooks'
import type { Reply } from '../api/outcome'
import type { RescueReport } from '../api/upkeep-shapes'
import type { RescueOutcome } from '../core/kept/rescue'
import { save } from '../device/hand-over'
import { usePhone } from './use-phone'

export type Writing = { is: 'idle' } | { is: 'writing' } | RescueOutcome

/** One tap writes the file and saves it. */
export function useRescueFile(): { state: Writing; write: () => void } {
  const { client } = usePhone()
  const [state, setState] = useState<Writing>({ is: 'idle' })
  const write = () => {
    setState({ is: 'writing' })
    void client.rescue.write().then((outcome) => {
      if (outcome.is === 'made') save(outcome.file, outcome.name)
      setState(outcome)
    })
  }
  return { state, write }
}

export type Taking = { is: 'idle' } | { is: 'taking' } | Reply<RescueReport>

export function useTakeIn(): { state: Taking; take: (input: HTMLInputElement) => void } {
  const { client } = usePhone()
  const [state, setState] = useState<Taking>({ is: 'idle' })
  const take = (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    input.value = ''
    if (!file) return
    setState({ is: 'taking' })
    void client.rescue.takeIn(file).then((reply) => {
      setState(reply)
      if (reply.is === 'done') void client.sync()
    })
  }
  return { state, take }
}
