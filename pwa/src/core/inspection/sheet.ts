// One inspection as its author sees it, made of what the phone keeps. Pure.

import type { Account, Checklist, Inspection, Item, Outcome, Position, Receipt, Words } from '../../api/shapes'
import { today } from '../../kinds/date/rules'
import { rules } from '../../kinds/rules'
import { standings, type Standings, type StandingPhoto } from '../../store/answers'
import type { OutboxRow, PhotoRow, ReceiptRow } from '../../store/database'
import { lampOf, refusalOf, type Lamp, type Refusal } from '../../sync/status'
import { distance } from './distance'
import { missingOf, photosNeeded, progressOf, type Missing, type Progress, type Standing } from './progress'
import { isOver } from './record'
import { shown } from './visibility'

export interface Conflict {
  op: string
  value: unknown
}

export interface PhotoView {
  sha256: string
  op: string
  item: string
  /** `lost`: the bytes are nowhere any more. */
  lamp: Lamp | 'lost'
  /** The bytes are on this phone. */
  here: boolean
  /** Neither here nor on the server, and nobody has said so yet: the server waits for it. */
  may_be_lost: boolean
  width: number | null
  height: number | null
  bytes: number | null
  taken_at: string | null
  source: 'camera' | 'file' | null
  /** Which picture of the photo package it is. */
  shot: string | null
  position: Position | null
  /** Metres from the premises; null when the position is unknown. */
  distance_m: number | null
  /** Why the server did not take the bytes. */
  refusal: { code: string; facts: Record<string, unknown> } | null
}

export interface ItemView {
  item: Item
  value: unknown
  /** The operation whose value is shown; null when there is none. */
  op: string | null
  outcome: Outcome | null
  complete: boolean
  note: string
  note_op: string | null
  finding: string
  finding_op: string | null
  photos: PhotoView[]
  photos_needed: number
  conflicts: Conflict[]
  note_conflicts: Conflict[]
  finding_conflicts: Conflict[]
  refusals: Refusal[]
  /** Some of it has not been decided by the server yet. */
  unsent: boolean
  /** Why it was returned; null outside a recheck. */
  reason: string | null
  /** What will be taken as the proof that it is fixed, in the reviewer's words. */
  wanted: string | null
  missing: Missing[]
}

export interface SectionView {
  id: string
  title: Words
  items: ItemView[]
  progress: Progress
}

export interface Unsent {
  operations: number
  photos: number
  bytes: number
}

export interface Sheet {
  is: 'open'
  inspection: Inspection
  checklist: Checklist
  /** Shown items only; a recheck has the returned ones and nothing else. */
  sections: SectionView[]
  progress: Progress
  missing: Missing[]
  refusals: Refusal[]
  lamp: Lamp
  receipt: Receipt | null
  started: boolean
  finished: boolean
  /** Finished here or there, sealed, cancelled, or somebody else's: answers can no longer be changed. */
  closed: boolean
  unsent: Unsent
  /** The newest version of the checklist, when there is a newer one and the inspection may still move to it. */
  newer: Checklist | null
}

/** All that the phone keeps of one inspection. `rows` in the order of their clocks. */
export interface Kept {
  doc: Inspection
  rows: OutboxRow[]
  photos: Map<string, PhotoRow>
  receipt: ReceiptRow | undefined
}

export function sheet(kept: Kept, checklist: Checklist, account: Account): Sheet {
  const { doc, rows } = kept
  const now = standings(doc, rows)
  const items = new Set(shown(checklist, doc, (id) => now.answers.get(id)?.value).map((item) => item.id))
  const refusals = now.refused.map(refusalOf)
  const photos = photosByItem(kept, now)
  const sections = checklist.sections
    .map((section) => {
      const views = section.items
        .filter((item) => items.has(item.id))
        .map((item) => itemView(section.id, item, kept, now, photos.get(item.id) ?? [], refusals))
      return { id: section.id, title: section.title, items: views, progress: progressOf(views.map(standingOf)) }
    })
    .filter((section) => section.items.length > 0)
  const all = sections.flatMap((section) => section.items)
  const receipt = kept.receipt?.proved ? kept.receipt.receipt : null
  return {
    is: 'open',
    inspection: doc,
    checklist,
    sections,
    progress: progressOf(all.map(standingOf)),
    missing: all.flatMap((view) => view.missing).toSorted(byWeight),
    refusals,
    lamp: lampOf(doc, rows, waiting(kept), receipt !== null),
    receipt,
    started: now.started,
    finished: now.finished,
    closed: now.finished || isOver(doc, account.id),
    unsent: unsentOf(kept),
    newer: null,
  }
}

export function unsentOf(kept: Kept): Unsent {
  const photos = waiting(kept)
  return {
    operations: kept.rows.filter((row) => row.verdict === null).length,
    photos: photos.length,
    bytes: photos.reduce((sum, photo) => sum + photo.bytes, 0),
  }
}

export function waiting(kept: Kept): PhotoRow[] {
  return [...kept.photos.values()].filter((photo) => photo.waits === 1)
}

function itemView(
  section: string,
  asked: Item,
  kept: Kept,
  now: Standings,
  photos: PhotoView[],
  refusals: Refusal[],
): ItemView {
  const item = onDay(asked, kept)
  const answer = now.answers.get(item.id)
  const note = now.notes.get(item.id)
  const finding = now.findings.get(item.id)
  const returned = kept.doc.items?.find((each) => each.id === item.id)
  const value = answer?.value ?? undefined
  const rule = rules[item.kind]
  const invalid = value !== undefined && rule.check(value, item) !== null
  const outcome = value === undefined || invalid ? null : rule.outcome(value, item)
  const view: ItemView = {
    item,
    value,
    op: answer?.op ?? null,
    outcome,
    complete: !invalid && value !== undefined && rule.isComplete(value as never, item),
    note: text(note?.value),
    note_op: note?.op ?? null,
    finding: text(finding?.value),
    finding_op: finding?.op ?? null,
    photos,
    photos_needed: photosNeeded(item, outcome, returned !== undefined),
    conflicts: answer?.conflicts ?? [],
    note_conflicts: note?.conflicts ?? [],
    finding_conflicts: finding?.conflicts ?? [],
    refusals: refusals.filter((refusal) => refusal.item === item.id),
    unsent: [answer, note, finding].some((each) => each?.unsent) || photos.some((photo) => photo.lamp === 'phone'),
    reason: returned?.reason ?? null,
    wanted: returned?.wanted ?? null,
    missing: [],
  }
  return { ...view, missing: missingOf(section, standingOf(view)) }
}

/** «Today» is the day on which it was finished, as the server reads it: what passed then passes for ever. */
function onDay(item: Item, { doc, rows }: Kept): Item {
  if (item.settings.not_before !== 'today') return item
  const at = doc.finished_at ?? rows.findLast((row) => row.op.kind === 'inspection.finish')?.op.device_time
  return at ? { ...item, settings: { ...item.settings, not_before: today(new Date(at)) } } : item
}

function standingOf(view: ItemView): Standing {
  const { item, outcome, complete, note } = view
  const answered = view.value !== undefined
  const invalid = answered && rules[item.kind].check(view.value, item) !== null
  const photos = view.photos.filter((photo) => photo.lamp !== 'lost').length
  return { item, outcome, complete, note, answered, invalid, photos, returned: view.reason !== null }
}

function photosByItem(kept: Kept, now: Standings): Map<string, PhotoView[]> {
  const photos = new Map<string, PhotoView[]>()
  for (const photo of now.photos.values()) {
    photos.set(photo.item, [...(photos.get(photo.item) ?? []), photoView(kept, photo)])
  }
  return photos
}

function photoView({ doc, photos }: Kept, photo: StandingPhoto): PhotoView {
  const row = photos.get(photo.sha256)
  const position = photo.position ?? null
  const near = position && 'latitude' in position ? Math.round(distance(position, doc.premises)) : null
  return {
    sha256: photo.sha256,
    op: photo.op,
    item: photo.item,
    lamp: lampOfPhoto(photo, row),
    here: row !== undefined && row.state !== 'gone',
    may_be_lost: photo.state !== 'lost' && photo.state !== 'stored' && (row?.state ?? 'gone') === 'gone',
    width: photo.width ?? null,
    height: photo.height ?? null,
    bytes: photo.bytes ?? null,
    taken_at: photo.taken_at ?? null,
    source: photo.source ?? null,
    shot: photo.shot ?? null,
    position,
    distance_m: near,
    refusal: row?.refusal ? { code: row.refusal.code, facts: row.refusal.facts } : null,
  }
}

/** «Принято сервером» only when the server says `stored`, of the bytes or of the photo. */
function lampOfPhoto(photo: StandingPhoto, row: PhotoRow | undefined): PhotoView['lamp'] {
  if (photo.state === 'lost' || row?.state === 'gone') return 'lost'
  if (photo.unsent) return 'phone'
  if (photo.state === 'stored' || row?.state === 'stored') return 'accepted'
  if (row?.state === 'kept') return 'phone'
  return photo.state === 'missing' ? 'phone' : 'sent'
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function byWeight(a: Missing, b: Missing): number {
  return Number(b.weight === 'needed') - Number(a.weight === 'needed')
}
