// The questionnaires that this person fills in on this phone: what was typed, and what the server last said of it.

import type { Questionnaire, WrongAnswer } from '../api/road-shapes'
import type { AnyTx, Topic, Writing } from './database'

/** `begun`: the server knows of the application. `sheet`: how it last told of the questionnaire, without the answers. */
export interface DraftRow {
  id: string
  begun: boolean
  at: number
  sheet: Omit<Questionnaire, 'answers'> | null
}

/** `waits`: only this phone has it. `wrong`: it cannot be an answer, and stays here as it was typed. */
export interface TypedRow {
  application_id: string
  field: string
  value: unknown
  changed_at: number
  waits?: 1
  wrong?: WrongAnswer
}

export function questionnaireTopic(application_id: string): Topic {
  return `questionnaire:${application_id}`
}

export async function readDrafts(tx: AnyTx): Promise<DraftRow[]> {
  return await tx.objectStore('drafts').getAll()
}

export async function readDraft(tx: AnyTx, id: string): Promise<DraftRow | null> {
  return (await tx.objectStore('drafts').get(id)) ?? null
}

export async function putDraft(tx: Writing, draft: DraftRow): Promise<void> {
  await tx.objectStore('drafts').put(draft)
}

export async function readTyped(tx: AnyTx, application_id: string): Promise<TypedRow[]> {
  return await tx.objectStore('typed').getAll(IDBKeyRange.bound([application_id], [application_id, []]))
}

/** What was typed later stands; whether this row does now. */
export async function putLater(tx: Writing, row: TypedRow): Promise<boolean> {
  const stands = (await tx.objectStore('typed').get([row.application_id, row.field])) as TypedRow | undefined
  if (stands && stands.changed_at > row.changed_at) return false
  await tx.objectStore('typed').put(row)
  return true
}

/** Says what came of a row that was sent, unless something else has been typed there since. */
export async function settleTyped(tx: Writing, sent: TypedRow, row: TypedRow): Promise<void> {
  const stands = (await tx.objectStore('typed').get([sent.application_id, sent.field])) as TypedRow | undefined
  if (stands?.changed_at === sent.changed_at) await tx.objectStore('typed').put(row)
}
