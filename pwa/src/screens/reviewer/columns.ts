// The reports of an application as columns: each whole one is a column, rechecks lie over the one they correct.

import type { Cell, ComparedItem, Report } from '../../api/report-shapes'
import type { VoiceKind } from '../../api/shapes'

/** What one report says of one item. */
export interface Spoken {
  report: Report
  cell: Cell
}

export interface Column {
  id: string
  side: VoiceKind
  report: Report
  /** Oldest first. */
  rechecks: Report[]
}

/** How one column stands to one item. */
export interface Stand {
  column: Column
  /** Its newest answer: what a recheck leaves unanswered falls through to the report under it. */
  now: Spoken | null
  /** Earlier answers, the newest first. */
  before: Spoken[]
  /** A recheck that asks for the item and has no answer yet. */
  waiting: Report | null
  /** Why there is nothing to show, when there is nothing. */
  silent: 'unanswered' | 'not-asked' | 'not-in-version' | null
}

/** In the order in which they were begun; `reports` are oldest first. */
export function columnsOf(reports: Report[]): Column[] {
  const columns: Column[] = []
  const of = new Map<string, Column>()
  for (const report of reports) {
    const under = report.stage === 'recheck' && report.previous_id ? of.get(report.previous_id) : undefined
    if (under) under.rechecks.push(report)
    const column = under ?? { id: report.inspection_id, side: report.kind, report, rechecks: [] }
    if (!under) columns.push(column)
    of.set(report.inspection_id, column)
  }
  return columns
}

export function standOf(column: Column, item: ComparedItem): Stand {
  const laid = [...column.rechecks].reverse()
  const spoken = [...laid, column.report].flatMap((report) => {
    const cell = item.cells.find((each) => each.inspection_id === report.inspection_id)
    return cell ? [{ report, cell }] : []
  })
  const answers = spoken.filter(({ cell }) => said(cell))
  const [now = null, ...before] = answers
  const open = spoken.find(({ report, cell }) => report.stage === 'recheck' && !said(cell) && isOpen(report))
  return { column, now, before, waiting: open?.report ?? null, silent: now ? null : whySilent() }

  function whySilent(): Stand['silent'] {
    if (spoken.length) return 'unanswered'
    return item.lacking.includes(column.report.inspection_id) ? 'not-in-version' : 'not-asked'
  }
}

/** The item as the version of this report asked it. */
export function asAsked(item: ComparedItem, cell: Cell): ComparedItem {
  return cell.asked_as ? { ...item, ...cell.asked_as } : item
}

export function said(cell: Cell): boolean {
  return cell.value !== null && cell.value !== undefined
}

function isOpen(report: Report): boolean {
  return report.state === 'planned' || report.state === 'started'
}
