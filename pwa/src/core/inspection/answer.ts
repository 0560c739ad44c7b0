// Record an answer: the kind's rules first, then the answer and its numbered operation in one transaction.

import type { Item } from '../../api/shapes'
import type { Rejection } from '../../kinds/kind'
import { rules } from '../../kinds/rules'
import type { ActOutcome, Seen } from './record'
import { setRegister } from './register'
import type { Work } from '../work'

export type { Rejection }
export type AnswerOutcome = ActOutcome | { is: 'rejected'; rejection: Rejection }

export interface Answer {
  inspection_id: string
  item: Item
  /** Null or undefined takes the answer back. */
  value: unknown
  saw?: Seen
}

export async function answer(work: Work, { inspection_id, item, value, saw }: Answer): Promise<AnswerOutcome> {
  const rejection = value === null || value === undefined ? null : rules[item.kind].check(value, item)
  if (rejection) return { is: 'rejected', rejection }
  return await setRegister(work, { inspection_id, kind: 'answer.set', item: item.id, value: plain(value), saw })
}

/** What JSON can say: half a surrogate pair, as a broken paste leaves it, becomes a question mark. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD')
  if (Array.isArray(value)) return value.map(plain)
  return value
}
