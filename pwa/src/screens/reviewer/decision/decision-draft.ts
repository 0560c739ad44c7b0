// What the reviewer has marked and typed so far; kept while the page lives, so that a reload of the report loses nothing.

import { signal, type Signal } from '@preact/signals'
import type { ReturnedItem } from '../../../api/shapes'

export type Mark = { is: 'return'; reason: string; to: 'applicant' | 'inspector' } | { is: 'as-is'; reason: string }

export interface DecisionMarks {
  items: Record<string, Mark>
  /** The words of the whole decision: required for a refusal, welcome for a return. */
  reason: string
}

const EMPTY: DecisionMarks = { items: {}, reason: '' }
const drafts = new Map<string, Signal<DecisionMarks>>()

/** One draft a person and application: another person at the same desk never finds it. */
export function draftOf(account_id: string, application_id: string): Signal<DecisionMarks> {
  const key = `${account_id} ${application_id}`
  const known = drafts.get(key)
  if (known) return known
  const fresh = signal(EMPTY)
  drafts.set(key, fresh)
  return fresh
}

export function mark(marks: DecisionMarks, item: string, given: Mark | null): DecisionMarks {
  const items = { ...marks.items }
  if (given) items[item] = given
  else delete items[item]
  return { ...marks, items }
}

/** The items to return, in the order of the checklist. */
export function returned(marks: DecisionMarks, order: string[]): ReturnedItem[] {
  return order.flatMap((id) => {
    const given = marks.items[id]
    return given?.is === 'return' ? [{ id, reason: given.reason.trim(), to: given.to }] : []
  })
}

/** The first returned item whose reason is still empty: nothing can be sent before it is written. */
export function wordless(marks: DecisionMarks, order: string[]): string | null {
  return returned(marks, order).find((item) => !item.reason)?.id ?? null
}

/** Why the application cannot be accepted now; null when it can. */
export type NotAcceptable =
  | { why: 'not-yours' }
  | { why: 'stage' }
  | { why: 'returned'; count: number }
  | { why: 'critical'; items: string[] }
  | { why: 'no-visit' }

export function notAcceptable(
  marks: DecisionMarks,
  standing: { reviewer: boolean; stage: string; visit_sealed: boolean; critical_bad: string[] },
): NotAcceptable | null {
  if (!standing.reviewer) return { why: 'not-yours' }
  if (standing.stage !== 'reviewing') return { why: 'stage' }
  const count = Object.values(marks.items).filter((each) => each.is === 'return').length
  if (count) return { why: 'returned', count }
  if (!standing.visit_sealed) return { why: 'no-visit' }
  const open = standing.critical_bad.filter((id) => marks.items[id]?.is !== 'as-is')
  return open.length ? { why: 'critical', items: open } : null
}
