// What every field of the questionnaire is given.

import type { Field, FieldId } from '../../../core/questionnaire/fields'
import type { OpenQuestionnaire, TypedRow } from '../../../core/questionnaire/questionnaires'
import type { Say } from '../../../text'
import type { QuestionnaireText } from '../../../text/ru/questionnaire'

export interface Given {
  field: Field
  row: TypedRow | undefined
  open: OpenQuestionnaire
  closed: boolean
  text: QuestionnaireText
  /** The phone could not keep what was typed, or can again. */
  onKept: (kept: boolean) => void
}

/** Why what stands there can be no answer. */
export function wrongOf(row: TypedRow | undefined, text: QuestionnaireText): string | null {
  if (!row?.wrong) return null
  return (text.wrong[row.wrong.code] ?? text.wrong.field!)(row.wrong.facts)
}

/** What stands there, as it is typed. */
export function textOf(row: TypedRow | undefined, say: Say): string {
  if (row?.value === undefined || row.value === null) return ''
  if (typeof row.value !== 'number') return String(row.value as string)
  return say.number(row.value).replace(/[\s\u00a0\u202f]/g, '')
}

export async function choose({ open, onKept }: Given, field: FieldId, value: unknown): Promise<void> {
  onKept((await open.choose(field, value)) !== null)
}

export const anchorOf = (field: string) => `field-${field}`
