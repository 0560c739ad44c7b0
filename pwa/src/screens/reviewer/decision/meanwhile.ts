// What has changed between the report that a reviewer was deciding on and the one that stands now.

import type { Cell, ComparedItem, Comparison } from '../../../api/report-shapes'
import type { ApplicationEvent } from '../../../api/shapes'

export type Change =
  | { is: 'event'; event: ApplicationEvent }
  | { is: 'stage'; before: Comparison['application']['stage']; after: Comparison['application']['stage'] }
  /** Items by what is new in them. */
  | { is: 'values' | 'photos' | 'signals' | 'questions'; items: string[] }

const PARTS: Record<'values' | 'photos' | 'signals' | 'questions', (item: ComparedItem) => unknown> = {
  values: (item) => item.cells.map(({ value, note, findings, conflicts }) => [value, note, findings, conflicts]),
  photos: (item) => item.cells.map((cell) => cell.photos.map(({ sha256, state, layer }) => [sha256, state, layer])),
  signals: (item) => item.cells.map(signals),
  questions: (item) => item.questions,
}

/** `events`: all that ever happened to the application. Nothing in the list: the items are the same. */
export function meanwhile(before: Comparison, after: Comparison, events: ApplicationEvent[]): Change[] {
  const since = before.application.updated_at ?? ''
  const changes: Change[] = events.filter((each) => each.at > since).map((event) => ({ is: 'event', event }))
  if (before.application.stage !== after.application.stage) {
    changes.push({ is: 'stage', before: before.application.stage, after: after.application.stage })
  }
  const known = new Map(before.items.map((item) => [item.id, item]))
  for (const is of ['values', 'photos', 'signals', 'questions'] as const) {
    const items = after.items.filter((item) => differs(known.get(item.id), item, PARTS[is])).map((item) => item.id)
    if (items.length) changes.push({ is, items })
  }
  return changes
}

function differs(
  before: ComparedItem | undefined,
  after: ComparedItem,
  part: (item: ComparedItem) => unknown,
): boolean {
  return JSON.stringify(before ? part(before) : null) !== JSON.stringify(part(after))
}

function signals(cell: Cell): unknown {
  return [cell.signals, cell.photos.map((photo) => photo.signals)]
}
