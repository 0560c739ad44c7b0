// Whose move it is, and what to do: from the server's word, else from what the phone keeps.

import type { Application } from '../../api/shapes'
import type { DayRow } from '../../core/day'

export interface Todo {
  move: 'yours' | 'theirs' | 'decided'
  what:
    | 'self' | 'goOn' | 'fix' | 'waitVisit' | 'waitReview' | 'waitAppeal' | 'accepted' | 'refused'
    | 'fillIn' | 'amend' | 'waitCheck' | 'repair' | 'withdrawn'
    | 'contract' | 'connect' | 'train' | 'try' | 'waitResult' | 'opened' | 'putRight' | 'putRightSaid' | 'correct' | 'suspended' | 'stopped' // prettier-ignore
}

/** Where the stage alone says it, whatever is open on the phone. */
const OF_STAGE: Partial<Record<Application['stage'], Todo>> = {
  draft: { move: 'yours', what: 'fillIn' },
  checking: { move: 'theirs', what: 'waitCheck' },
  amending: { move: 'yours', what: 'amend' },
  repairing: { move: 'yours', what: 'repair' },
  accepted: { move: 'theirs', what: 'accepted' },
  contracting: { move: 'yours', what: 'contract' },
  connecting: { move: 'yours', what: 'connect' },
  training: { move: 'yours', what: 'train' },
  trying: { move: 'yours', what: 'try' },
  concluding: { move: 'theirs', what: 'waitResult' },
  opened: { move: 'decided', what: 'opened' },
  supervising: { move: 'theirs', what: 'waitReview' },
  suspended: { move: 'yours', what: 'suspended' },
  stopped: { move: 'decided', what: 'stopped' },
  refused: { move: 'decided', what: 'refused' },
  appealed: { move: 'theirs', what: 'waitAppeal' },
  withdrawn: { move: 'decided', what: 'withdrawn' },
}

/** A point at work is its owner's move while something is to be put right, and the network's once that was said. */
const OF_POINT: Partial<Record<Application['stage'], Partial<Record<Application['whose_move'], Todo>>>> = {
  opened: { applicant: { move: 'yours', what: 'putRight' }, reviewer: { move: 'theirs', what: 'putRightSaid' } },
  suspended: { reviewer: { move: 'theirs', what: 'putRightSaid' } },
}

/** `open` is the applicant's own work that is not finished. */
export function todoOf(application: Application | null, open: DayRow | null): Todo {
  const said = application && (OF_POINT[application.stage]?.[application.whose_move] ?? OF_STAGE[application.stage])
  if (said) return said
  if (open) return { move: 'yours', what: open.stage === 'recheck' ? 'fix' : open.started ? 'goOn' : 'self' }
  // what it is done on has not come to this phone yet
  if (application?.stage !== 'fixing' && application?.whose_move === 'applicant') return { move: 'yours', what: 'self' }
  const visiting = application?.stage === 'inspecting' || application?.stage === 'surveying'
  return { move: 'theirs', what: visiting || application?.whose_move === 'inspector' ? 'waitVisit' : 'waitReview' }
}

export function isOpen(row: DayRow): boolean {
  return !row.finished && row.state !== 'cancelled' && row.mine
}

export const isDaily = ({ kind }: DayRow): boolean => kind === 'daily'

/** The list of a day of the test period is due at noon of its day by the network, so it is that day in every zone. */
export function isOfToday({ due_at }: DayRow, now = new Date()): boolean {
  return due_at !== null && new Date(due_at).toDateString() === now.toDateString()
}

/** What was returned comes before what was never sent; of the test period's lists only today's is to be done. */
export function openOf(rows: DayRow[], now = new Date()): DayRow | null {
  const open = rows.filter((row) => isOpen(row) && (!isDaily(row) || isOfToday(row, now)))
  return open.find((row) => row.stage === 'recheck') ?? open[0] ?? null
}
