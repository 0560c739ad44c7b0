// Trying again what the phone has not kept, and saving it into a file: what the buttons do and what has come of it.

import { useState } from 'preact/hooks'
import { save as saveFile } from '../device/hand-over'
import { unkeptFile } from './unkept-file'
import { usePhone } from './use-phone'

export type Saving = { is: 'idle' } | { is: 'saving' } | { is: 'saved'; name: string }

export interface Trying {
  trying: boolean
  /** It was tried, and something is still not kept. */
  inVain: boolean
  again(): void
  saving: Saving
  save(): void
}

export function useUnkept(): Trying {
  const { client, say } = usePhone()
  const [trying, setTrying] = useState(false)
  const [inVain, setInVain] = useState(false)
  const [saving, setSaving] = useState<Saving>({ is: 'idle' })

  async function tryAgain(): Promise<void> {
    setTrying(true)
    const well = await client.tryAgain()
    setTrying(false)
    setInVain(!well || client.unkept.value.length > 0)
  }

  async function saveAll(): Promise<void> {
    setSaving({ is: 'saving' })
    const made = await unkeptFile(client, client.unkept.value, say)
    give(made)
    setSaving({ is: 'saved', name: made.name })
  }

  return { trying, inVain, again: () => void tryAgain(), saving, save: () => void saveAll() }
}

export function give({ file, name }: { file: Blob; name: string }): void {
  saveFile(file, name)
}
