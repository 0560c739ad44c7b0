// What the reviewer has marked and typed so far; kept while the page lives, so that a reload of the report loses nothing.

import { signal, type Signal } from '@preact/signals'
import type { Locale, ReturnedItem } from '../../../api/shapes'

export type Mark =
  { is: 'return'; reason: string; wanted?: string; to: 'applicant' | 'inspector' } | { is: 'as-is'; reason: string }

export interface DecisionMarks {
  items: Record<string, Mark>
  /** The words of the whole decision: required for a refusal, welcome for a return. */
  reason: string
  /** Until when the returned items are to be fixed, as a date field gives it; null: four weeks. */
  due: string | null
  /** The letter as the reviewer wrote it over the one that was made; null while it is the made one. */
  letter: { locale: Locale; text: string } | null
}

export const EMPTY: DecisionMarks = { items: {}, reason: '', due: null, letter: null }
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
    if (given?.is !== 'return') return []
    const wanted = given.wanted?.trim()
    return [{ id, reason: given.reason.trim(), to: given.to, ...(wanted && { wanted }) }]
  })
}

/** The first returned item whose reason is still empty: nothing can be sent before it is written. */
export function wordless(marks: DecisionMarks, order: string[]): string | null {
  return returned(marks, order).find((item) => !item.reason)?.id ?? null
}

/** The draft as plain text, for whoever may no longer send it. */
export function inText(marks: DecisionMarks, order: string[]): string {
  const items = order.flatMap((id) => {
    const given = marks.items[id]
    if (!given) return []
    return [[id, given.reason.trim(), given.is === 'return' ? given.wanted?.trim() : null].filter(Boolean).join('\n')]
  })
  return [...items, marks.reason.trim(), marks.letter?.text.trim()].filter(Boolean).join('\n\n')
}

const DAYS = { applicant: 28, inspector: 7 }
const DAY = 86_400_000

/** Until when fixing is asked for unless the reviewer says it: the longest time of those who must. */
export function usualDue(items: Pick<ReturnedItem, 'to'>[], now: Date): Date {
  const days = Math.max(0, ...items.map((each) => DAYS[each.to ?? 'applicant']))
  return new Date(now.getTime() + (days || DAYS.applicant) * DAY)
}

/** The end of a day here, with the zone of here: the letter names its days by it. */
export function endOf(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const minutes = -new Date(year, month - 1, date, 23, 59).getTimezoneOffset()
  const two = (part: number) => String(Math.trunc(Math.abs(part))).padStart(2, '0')
  return `${day}T23:59:00${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

/** Why the application cannot be accepted now; null when it can. */
export type NotAcceptable =
  | { why: 'not-yours' }
  | { why: 'stage' }
  | { why: 'returned'; count: number }
  | { why: 'critical'; items: string[] }
  | { why: 'no-visit' }

/** Reviewers decide in these stages. */
export const DECIDED_IN: readonly string[] = ['reviewing', 'appealed', 'supervising']

/** An application may be refused in these: once the premises are accepted, it is its point that is stopped. */
export const REFUSED_IN: readonly string[] = [
  'checking',
  'amending',
  'surveying',
  'repairing',
  'inspecting',
  'fixing',
  ...DECIDED_IN,
]

/** It is an open point that is decided on, which is no application any more. */
export const isOfPoint = (stage: string): boolean => stage === 'supervising'

export function notAcceptable(
  marks: DecisionMarks,
  standing: { reviewer: boolean; stage: string; visit_sealed: boolean; critical_bad: string[] },
): NotAcceptable | null {
  if (!standing.reviewer) return { why: 'not-yours' }
  if (!DECIDED_IN.includes(standing.stage)) return { why: 'stage' }
  const count = Object.values(marks.items).filter((each) => each.is === 'return').length
  if (count) return { why: 'returned', count }
  if (!standing.visit_sealed) return { why: 'no-visit' }
  const open = standing.critical_bad.filter((id) => marks.items[id]?.is !== 'as-is')
  return open.length ? { why: 'critical', items: open } : null
}
