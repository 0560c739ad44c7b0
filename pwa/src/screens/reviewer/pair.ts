// Which two photos of an item stand beside each other: by report and number; the ones that were before and after, where something was fixed.

import type { ReportPhoto } from '../../api/report-shapes'
import { said, type Spoken } from './columns'
import type { TwinRow } from './twin'

export type Hand = 'left' | 'right'

/** A photo of the pair: whose report, and which of its photos. */
export interface Slot {
  report: string
  index: number
}

export interface Slots {
  left: Slot | null
  right: Slot | null
}

/** What stands in one half of the pair. */
export interface Shelf {
  spoken: Spoken
  photos: ReportPhoto[]
  photo: ReportPhoto | null
  index: number
}

export const NONE: Slots = { left: null, right: null }

/** What was fixed stands on the right, what it was before on the left; else the applicant against the inspector. */
export function firstSlots(row: TwinRow): Slots {
  const newest = [...row.spoken].reverse()
  const after = newest.find(({ report, cell }) => report.stage === 'recheck' && (said(cell) || cell.photos.length > 0))
  if (after) return { left: slot(beforeOf(row, after)), right: slot(after) }
  const of = (kind: 'self_assessment' | 'visit') => withPhotos(newest.filter(({ report }) => report.kind === kind))
  const [told, seen] = [of('self_assessment'), of('visit')]
  if (told && seen) return { left: slot(told), right: slot(seen) }
  const one = told ?? seen
  const earlier = one && row.spoken.filter(({ report, cell }) => report !== one.report && cell.photos.length > 0).pop()
  return earlier ? { left: slot(earlier), right: slot(one) } : { left: slot(told), right: slot(seen) }
}

export function shelfOf(row: TwinRow, wanted: Slot | null): Shelf | null {
  const spoken = wanted && row.spoken.find(({ report }) => report.inspection_id === wanted.report)
  if (!spoken) return null
  const { photos } = spoken.cell
  const index = Math.min(Math.max(wanted.index, 0), Math.max(photos.length - 1, 0))
  return { spoken, photos, photo: photos[index] ?? null, index }
}

/** The reports that can stand in the pair: those that have photos, and those that stand there. */
export function choices(row: TwinRow, slots: Slots): Spoken[] {
  const there = new Set([slots.left?.report, slots.right?.report])
  return row.spoken.filter(({ report, cell }) => cell.photos.length > 0 || there.has(report.inspection_id))
}

/** The next photo of one half, round and round. */
export function nextPhoto(row: TwinRow, slots: Slots, hand: Hand, by: 1 | -1 = 1): Slots {
  const shelf = shelfOf(row, slots[hand])
  if (!shelf || shelf.photos.length < 2) return slots
  const index = (shelf.index + by + shelf.photos.length) % shelf.photos.length
  return { ...slots, [hand]: { report: shelf.spoken.report.inspection_id, index } }
}

/** Both halves at once; the one with fewer photos stays at its last. */
export function nextPair(row: TwinRow, slots: Slots, by: 1 | -1): Slots {
  const shelves = [shelfOf(row, slots.left), shelfOf(row, slots.right)]
  const count = Math.max(...shelves.map((each) => each?.photos.length ?? 0))
  if (count < 2) return slots
  const furthest = Math.max(...shelves.map((each) => each?.index ?? 0))
  const index = (furthest + by + count) % count
  const at = (given: Slot | null) => given && { ...given, index }
  return { left: at(slots.left), right: at(slots.right) }
}

/** Another report in one half; never the one that stands in the other. */
export function nextReport(row: TwinRow, slots: Slots, hand: Hand): Slots {
  const other = slots[hand === 'left' ? 'right' : 'left']?.report
  const able = choices(row, slots).filter(({ report }) => report.inspection_id !== other)
  const at = able.findIndex(({ report }) => report.inspection_id === slots[hand]?.report)
  const next = able[(at + 1) % able.length]
  return next ? { ...slots, [hand]: slot(next) } : slots
}

/** The newest one that has photos; without any the newest. */
function withPhotos(newestFirst: Spoken[]): Spoken | null {
  return newestFirst.find(({ cell }) => cell.photos.length > 0) ?? newestFirst[0] ?? null
}

/** What stood in the same column before a recheck, else what the other side says. */
function beforeOf(row: TwinRow, after: Spoken): Spoken | null {
  const own = row.stands.find(({ column }) => [column.report, ...column.rechecks].includes(after.report))
  const under = own ? [own.column.report, ...own.column.rechecks] : []
  const earlier = row.spoken.slice(0, row.spoken.indexOf(after)).reverse()
  const same = earlier.filter(({ report }) => under.includes(report))
  return withPhotos(same.filter(({ cell }) => cell.photos.length > 0)) ?? withPhotos(earlier)
}

function slot(spoken: Spoken | null): Slot | null {
  return spoken && { report: spoken.report.inspection_id, index: 0 }
}
