// What the trends of a test period draw and say: values by day, medians, which photos can prove that a problem is over.

import type { Trial, TrialDay, TrialItem, TrialPhoto, TrialReport, Trouble } from '../../api/trial-shapes'

export interface Point {
  day: string
  state: TrialDay['state']
  /** Null where the day says nothing of the item. */
  value: number | null
  outcome: 'ok' | 'bad' | null
  norm: number | null
}

export function numbersOf(report: TrialReport, item: TrialItem): Point[] {
  return report.days.map(({ day, state, values }) => {
    const said = values[item.id]
    const value = typeof said?.value === 'number' ? said.value : null
    return { day, state, value, outcome: value === null ? null : (said?.outcome ?? null), norm: said?.norm ?? null }
  })
}

export type Mark = 'kept' | 'broken' | 'na' | TrialDay['state']

/** Of each day whether the item was kept; what did not apply is neither. */
export function marksOf(report: TrialReport, item: TrialItem): { day: string; mark: Mark }[] {
  return report.days.map(({ day, state, values }) => {
    const said = values[item.id]
    if (!said) return { day, mark: state }
    return { day, mark: said.outcome === 'ok' ? 'kept' : said.outcome === 'bad' ? 'broken' : 'na' }
  })
}

export function medianOf(points: Point[]): number | null {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value])).sort((one, other) => one - other)
  const middle = values.length >> 1
  const [lower, upper] = [values[middle - 1], values[middle]]
  if (upper === undefined) return null
  return values.length % 2 || lower === undefined ? upper : (lower + upper) / 2
}

/** The norms that days were judged by, each once, in the order of the days. */
export const normsOf = (points: Point[]): number[] => [
  ...new Set(points.flatMap(({ norm }) => (norm === null ? [] : [norm]))),
]

/** The top of the drawing: a round number above all values and norms. */
export function topOf(points: Point[]): number {
  const most = Math.max(0, ...points.flatMap(({ value, norm }) => [value ?? 0, norm ?? 0]))
  if (most <= 0) return 1
  const step = 10 ** Math.floor(Math.log10(most))
  const found = [1, 2, 5, 10].find((each) => each * step >= most * 1.05) ?? 10
  return found * step
}

/** Photos that came after the problem was written down, and show something else than its photo «before». */
export function proofsOf(trouble: Trouble, photos: TrialPhoto[]): TrialPhoto[] {
  return photos.filter((each) => each.at > trouble.at && each.sha256 !== trouble.before?.sha256)
}

/** Those that wait first, the most urgent of them first; then the closed ones, the last closed first. */
export function inOrder(troubles: Trouble[]): Trouble[] {
  return [...troubles].sort((one, other) => {
    if (one.closed_at === null || other.closed_at === null) {
      if (one.closed_at !== other.closed_at) return one.closed_at === null ? -1 : 1
      return one.due_on < other.due_on ? -1 : one.due_on > other.due_on ? 1 : 0
    }
    return one.closed_at < other.closed_at ? 1 : -1
  })
}

/** Lists that can still be filled in, today's first. */
export function openDays({ report, today }: Trial): TrialDay[] {
  const open = report.days.filter((each) => each.state === 'open' && each.inspection_id !== null)
  return open.sort((one, other) => (one.day === today ? -1 : other.day === today ? 1 : one.day < other.day ? 1 : -1))
}

/** Today's list, while it can still be filled in. */
export const listOfToday = (trial: Trial): string | null =>
  openDays(trial).find((each) => each.day === trial.today)?.inspection_id ?? null

/** The day after this one, as a date field writes it. */
export function dayAfter(day: string, days = 1): string {
  const next = new Date(`${day}T12:00:00Z`)
  next.setUTCDate(next.getUTCDate() + days)
  return next.toISOString().slice(0, 10)
}

export const isService = (item: TrialItem): boolean => item.kind === 'yes-no' && item.id.startsWith('SRV')
