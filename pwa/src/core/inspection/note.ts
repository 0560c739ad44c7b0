// Write down a note or a finding beside an answer.

import { LONGEST_WORDS } from '../../kinds/kind'
import type { ActOutcome, Seen } from './record'
import { setRegister } from './register'
import type { Work } from '../work'

export interface Note {
  inspection_id: string
  item: string
  text: string
  saw?: Seen
}

export async function note(work: Work, given: Note): Promise<ActOutcome> {
  return await setRegister(work, { ...given, kind: 'note.set', value: words(given.text) })
}

export async function finding(work: Work, given: Note): Promise<ActOutcome> {
  return await setRegister(work, { ...given, kind: 'finding.set', value: words(given.text) })
}

function words(text: string): string | null {
  const clean = text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\0', '')
    .trim()
    .slice(0, LONGEST_WORDS)
  return clean.replace(/\p{Surrogate}/gu, '') || null
}
