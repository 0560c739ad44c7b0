// Whose move it is, and what to do: from the server's word, else from what the phone keeps.

import type { Application } from '../../api/shapes'
import type { DayRow } from '../../core/day'

export interface Todo {
  move: 'yours' | 'theirs' | 'decided'
  what: 'self' | 'goOn' | 'fix' | 'waitVisit' | 'waitReview' | 'waitAppeal' | 'accepted' | 'refused'
}

/** `open` is the applicant's own work that is not finished. */
export function todoOf(application: Application | null, open: DayRow | null): Todo {
  if (application?.stage === 'accepted') return { move: 'decided', what: 'accepted' }
  if (application?.stage === 'refused') return { move: 'decided', what: 'refused' }
  if (application?.stage === 'appealed') return { move: 'theirs', what: 'waitAppeal' }
  if (open) return { move: 'yours', what: open.stage === 'recheck' ? 'fix' : open.started ? 'goOn' : 'self' }
  const visiting = application?.stage === 'inspecting' || application?.whose_move === 'inspector'
  return { move: 'theirs', what: visiting ? 'waitVisit' : 'waitReview' }
}

export function isOpen(row: DayRow): boolean {
  return !row.finished && row.state !== 'cancelled' && row.mine
}

/** What was returned comes before what was never sent. */
export function openOf(rows: DayRow[]): DayRow | null {
  const open = rows.filter(isOpen)
  return open.find((row) => row.stage === 'recheck') ?? open[0] ?? null
}
