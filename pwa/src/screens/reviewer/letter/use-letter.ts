// The letter of a decision as the server makes it, asked for again when what it is made of has rested for a moment.

import { useEffect, useState } from 'preact/hooks'
import type { Letters } from '../../../api/talk-shapes'
import type { DecisionDraft } from '../../../core/desk/review'
import { useDesk } from '../../use-desk'

const REST_MS = 350

/** `letters` null: not yet here; `failed`: the last one did not come, what is shown is from before. */
export interface Writing {
  letters: Letters | null
  failed: boolean
}

export function useLetter(application_id: string, draft: DecisionDraft): Writing {
  const { client } = useDesk()
  const [writing, setWriting] = useState<Writing>({ letters: null, failed: false })
  const key = JSON.stringify(draft)
  useEffect(() => {
    let gone = false
    const ask = async () => {
      const reply = await client.around.letters(application_id, draft)
      if (gone) return
      if (reply.is === 'done') setWriting({ letters: reply.value, failed: false })
      else setWriting((before) => ({ ...before, failed: true }))
    }
    const timer = setTimeout(() => void ask(), writing.letters ? REST_MS : 0)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [application_id, key])
  return writing
}
