// The order of a twin report: whose voice says what about each item, and what must be looked at first.

import type { Cell, ComparedItem, Comparison, Report } from '../../api/report-shapes'
import type { VoiceKind, Item, Severity, Signal } from '../../api/shapes'
import { columnsOf, said, standOf, type Column, type Spoken, type Stand } from './columns'

/** Looked at in this order. The first five are open at once, the rest on a tap. */
export const GROUPS = [
  'rechecked',
  'differs',
  'both-bad',
  'one-bad',
  'look',
  'unanswered',
  'agreed',
  'one-voice',
  'not-asked',
] as const
export type GroupName = (typeof GROUPS)[number]

const OPEN_AT_ONCE: readonly GroupName[] = ['rechecked', 'differs', 'both-bad', 'one-bad', 'look']

/** What one side says of an item: its newest answer, and what it said before the fixing. */
export interface Voice extends Spoken {
  side: VoiceKind
  before: Spoken[]
}

export interface TwinRow {
  item: ComparedItem
  group: GroupName
  applicant: Voice | null
  inspector: Voice | null
  /** How each column stands to it. */
  stands: Stand[]
  /** All that was said of it, oldest first. */
  spoken: Spoken[]
  /** Somebody was asked again and has not answered. */
  waiting: boolean
  /** The outcome that counts: the inspector's, or the applicant's while there is no other. */
  bad: boolean
  worst: Severity | null
}

export interface TwinGroup {
  name: GroupName
  open: boolean
  rows: TwinRow[]
}

/** All items in the order of looking. Within a group the critical ones stand first, then the checklist's order. */
export function twin(comparison: Comparison): TwinGroup[] {
  const reports = new Map(comparison.reports.map((report) => [report.inspection_id, report]))
  const columns = columnsOf(comparison.reports)
  const rows = comparison.items.map((item) => row(item, reports, columns))
  return GROUPS.map((name) => ({
    name,
    open: OPEN_AT_ONCE.includes(name),
    rows: rows.filter((each) => each.group === name).sort((a, b) => Number(b.item.critical) - Number(a.item.critical)),
  })).filter((group) => group.rows.length > 0)
}

/** Which groups stand otherwise than at once, so that the item somebody has asked for is in sight. */
export function turnedFor(groups: TwinGroup[], item: string | null): ReadonlySet<GroupName> {
  const its = groups.find((group) => !group.open && group.rows.some((row) => row.item.id === item))
  return new Set(its ? [its.name] : [])
}

/** The rows one walks through: those that are open, or all of them from a row whose group is folded. */
export function walked(open: TwinRow[], all: TwinRow[], row: TwinRow | null): TwinRow[] {
  return !row || open.includes(row) ? open : all
}

export type AskedItem = Pick<ComparedItem, 'id' | 'kind' | 'texts' | 'critical' | 'settings'>

/** As the kinds want it: what a twin report does not carry stands empty. */
export function asItem({ id, kind, texts, critical, settings }: AskedItem): Item {
  const unasked = { guidance: null, photos: { always: 0, when_bad: 0 }, asked_of: [], stages: [], shown_if: null }
  return { id, kind, text: texts, critical, settings, source: null, recommendation: false, ...unasked }
}

/** To whom items can be returned: only those who have handed in a report. */
export function returnable(reports: Report[]): ('applicant' | 'inspector')[] {
  const sealed = (kind: VoiceKind) => reports.some((report) => report.kind === kind && report.state === 'sealed')
  return [
    ...(sealed('self_assessment') ? (['applicant'] as const) : []),
    ...(sealed('visit') ? (['inspector'] as const) : []),
  ]
}

/** What the checks say of a cell and of its photos, the gravest first. */
export function signalsOf(cell: Cell): Signal[] {
  const all = [...cell.signals, ...cell.photos.flatMap((photo) => photo.signals)]
  return all.sort((a, b) => WEIGHT[b.severity] - WEIGHT[a.severity])
}

export function worst(signals: Signal[]): Severity | null {
  return signals.reduce<Severity | null>(
    (found, signal) => (found && WEIGHT[found] >= WEIGHT[signal.severity] ? found : signal.severity),
    null,
  )
}

const WEIGHT: Record<Severity, number> = { attention: 3, check: 2, note: 1 }

function row(item: ComparedItem, reports: Map<string, Report>, columns: Column[]): TwinRow {
  const spoken = item.cells.flatMap((cell): Spoken[] => {
    const report = reports.get(cell.inspection_id)
    return report ? [{ report, cell }] : []
  })
  const stands = columns.map((column) => standOf(column, item))
  const applicant = voice(spoken, 'self_assessment')
  const inspector = voice(spoken, 'visit')
  const loudest = inspector && said(inspector.cell) ? inspector : (applicant ?? inspector)
  const bad = loudest?.cell.outcome === 'bad'
  const signals = worst([applicant, inspector].flatMap((each) => (each ? signalsOf(each.cell) : [])))
  return {
    item,
    applicant,
    inspector,
    stands,
    spoken,
    waiting: stands.some((each) => each.waiting),
    bad,
    worst: signals,
    group: group(item, applicant, inspector, bad, signals),
  }
}

function group(
  item: ComparedItem,
  applicant: Voice | null,
  inspector: Voice | null,
  bad: boolean,
  signals: Severity | null,
): GroupName {
  const voices = [applicant, inspector].filter((each): each is Voice => each !== null)
  if (!voices.length) return 'not-asked'
  if (voices.some((each) => each.report.stage === 'recheck')) return 'rechecked'
  if (item.difference.is === 'differs') return 'differs'
  const spoke = voices.filter((each) => said(each.cell))
  if (!spoke.length) return 'unanswered'
  if (bad) return spoke.length === 2 ? 'both-bad' : 'one-bad'
  if (signals === 'attention' || signals === 'check') return 'look'
  if (spoke.some((each) => each.cell.conflicts.length > 0)) return 'look'
  if (spoke.length === 2 && item.difference.is === 'incomparable') return 'look'
  return spoke.length === 2 ? 'agreed' : 'one-voice'
}

function voice(spoken: Spoken[], side: VoiceKind): Voice | null {
  const heard = spoken.filter(({ report }) => report.kind === side).sort((a, b) => since(b.report) - since(a.report))
  const last = heard.find((each) => said(each.cell)) ?? heard[0]
  if (!last) return null
  return { side, ...last, before: heard.filter((each) => each !== last && said(each.cell)) }
}

/** A later inspection answers later; one that is only planned has not spoken yet and counts as the latest. */
function since(report: Report): number {
  const moment = report.finished_at ?? report.started_at
  return moment ? Date.parse(moment) : Number.MAX_SAFE_INTEGER
}
