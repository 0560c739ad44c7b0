// What must be known before a person who asked on paper is erased.

import type { MyData } from '../../api/my-data-shapes'
import { dayOf } from './visit-form'

export interface EraseDraft {
  reference: string
  asked_on: string
  withdraw: boolean
}

export type EraseFault = 'reference' | 'asked_on' | 'withdraw' | 'loading'

/** A number, not words: it stands where nothing of a person may (`app/erasure/schemas.py` has the same rule). */
const REFERENCE = /^[\p{L}\p{N}_./-]{1,40}$/u

export function eraseFaults(draft: EraseDraft, data: MyData, now: Date): EraseFault[] {
  const { reference, asked_on, withdraw } = draft
  return [
    ...(data.open.length > 0 && !withdraw ? ['withdraw' as const] : []),
    ...(REFERENCE.test(reference.trim()) ? [] : ['reference' as const]),
    ...(/^\d{4}-\d\d-\d\d$/.test(asked_on) && asked_on <= dayOf(now) ? [] : ['asked_on' as const]),
  ]
}
