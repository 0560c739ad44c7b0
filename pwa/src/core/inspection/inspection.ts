// Open, resume and finish an inspection: what its author sees, redrawn by itself, and what the author may do.

import { signal, type ReadonlySignal } from '@preact/signals'
import type { Checklist, Inspection } from '../../api/shapes'
import { checklistOf, mayMove, standings } from '../../store/answers'
import { checklistRef, readChecklist } from '../../store/checklists'
import { isOfStorage } from '../../store/connection'
import { readCursor } from '../../store/cursor'
import { topicOf, type AnyTx } from '../../store/database'
import { readInspection, readReceipt } from '../../store/inspections'
import { live, type Live } from '../../store/live'
import { rowsOfInspection } from '../../store/outbox'
import { readPhoto } from '../../store/photos'
import { answer, type AnswerOutcome } from './answer'
import { finding, note } from './note'
import type { Layers } from './layer'
import type { PhotoInput, PhotoOutcome } from './photo'
import { record, type ActOutcome, type Seen } from './record'
import { sheet, type Conflict, type ItemView, type Kept, type Sheet } from './sheet'
import type { Kept as Become, What } from '../kept/unkept'
import type { Work } from '../work'

export type { ActOutcome, AnswerOutcome, Seen }
export type { Conflict, ItemView, PhotoView, SectionView, Sheet } from './sheet'

/** `unreadable`: the phone keeps it, and its storage does not give it out. */
export type InspectionView =
  { is: 'loading' } | { is: 'absent' } | { is: 'unreadable' } | { is: 'no-checklist'; inspection: Inspection } | Sheet

/** An inspection on the screen: redraws by itself, and writes only to the phone. Close it when the screen goes. */
export interface OpenInspection {
  id: string
  view: ReadonlySignal<InspectionView>
  /** Begins it, if that is not done yet, and answers what the service knows by itself. */
  start(): Promise<ActOutcome>
  /** `value` undefined or null takes the answer back. `saw` is what its author was looking at, by default what is shown now;
   *  the conflicts of it count as settled. */
  answer(item: string, value: unknown, saw?: Seen): Promise<AnswerOutcome>
  note(item: string, text: string, saw?: Seen): Promise<ActOutcome>
  finding(item: string, text: string, saw?: Seen): Promise<ActOutcome>
  takePhoto(item: string, input: PhotoInput): Promise<PhotoOutcome>
  detachPhoto(item: string, sha256: string): Promise<ActOutcome>
  /** What is drawn over photos; null when nothing is open. */
  layers(): Promise<Layers | null>
  /** Says that the bytes of this photo are nowhere any more, so that the inspection may be sealed without them. */
  reportLost(item: string, sha256: string, reason: string): Promise<ActOutcome>
  /** Goes on by a newer version of the checklist; the answers stay, item by item. */
  moveVersion(to: number): Promise<ActOutcome>
  finish(): Promise<ActOutcome>
  /** Reads the store now; tests wait for it, screens need not. */
  fresh(): Promise<void>
  close(): void
}

export function openInspection(work: Work, id: string): OpenInspection {
  const reading: Live<InspectionView> = live(
    work.database,
    { is: 'loading' },
    () => readView(work, id).catch(unreadable),
    (topic) => topic === topicOf(id) || topic === 'checklists' || topic === '*',
  )
  void reading.fresh()

  /** What stands on the screen stays there; a storage that does not work says so itself. */
  function unreadable(error: unknown): InspectionView {
    if (!isOfStorage(error)) throw error
    const stands = reading.value.peek()
    return stands.is === 'loading' ? { is: 'unreadable' } : stands
  }

  const { during } = work.acts
  const withItem = <T>(item: string, act: (view: ItemView) => Promise<T>): Promise<T | NoItem> =>
    during(async () => {
      if (reading.value.value.is !== 'open') await reading.fresh()
      const view = itemOf(reading.value.value, item)
      if (view) return await act(view)
      return reading.value.value.is === 'unreadable' ? { is: 'not-kept', reason: 'unreadable' } : { is: 'absent' }
    })
  /** What the phone does not keep stays in the page. */
  const holding =
    <T extends AnswerOutcome>(what: What, value: unknown, act: (view: ItemView) => Promise<T>) =>
    (view: ItemView) =>
      work.unkept.hold({ inspection_id: id, item: view.item, what, value }, () => act(view), whatBecame)

  return {
    id,
    view: reading.value,
    start: () =>
      during(async () => {
        const outcome = await start(work, id)
        const view = reading.value.peek()
        if (view.is === 'open' && view.inspection.known) await (await import('./known')).answerKnown(work, view)
        return outcome
      }),
    answer: (item, value, saw) =>
      withItem(
        item,
        holding('answer', value, (view) =>
          answer(work, { inspection_id: id, item: view.item, value, saw: saw ?? seen(view.op, view.conflicts) }),
        ),
      ),
    note: (item, text, saw) =>
      withItem(
        item,
        holding('note', text, (view) =>
          note(work, { inspection_id: id, item, text, saw: saw ?? seen(view.note_op, view.note_conflicts) }),
        ),
      ),
    finding: (item, text, saw) =>
      withItem(
        item,
        holding('finding', text, (view) =>
          finding(work, { inspection_id: id, item, text, saw: saw ?? seen(view.finding_op, view.finding_conflicts) }),
        ),
      ),
    takePhoto: async (item, input) => {
      const outcome = await withItem(item, async (view) => {
        const { takePhoto } = await import('./photo')
        const { value } = reading.value
        return await takePhoto(
          work,
          id,
          view.item,
          input,
          value.is === 'open' ? value.checklist.profile?.looks : undefined,
        )
      })
      if (outcome.is === 'absent' || outcome.is === 'not-kept') return { is: 'refused', why: outcome.is }
      return outcome
    },
    detachPhoto: (item, sha256) =>
      withItem(item, async (view) => {
        const photo = view.photos.find((each) => each.sha256 === sha256)
        if (!photo) return { is: 'absent' }
        const { detachPhoto } = await import('./photo-words')
        return await detachPhoto(work, id, item, photo)
      }),
    reportLost: (item, sha256, reason) =>
      during(() => {
        const act = async () => (await import('./photo-words')).reportLost(work, id, item, sha256, reason)
        const view = itemOf(reading.value.value, item)
        return view ? holding('lost', reason, act)(view) : act()
      }),
    layers: async () => (await import('./layer')).layersOf(work, id),
    moveVersion: (to) => during(async () => await (await import('./move-version')).moveVersion(work, id, to)),
    finish: () => during(() => finish(work, id)),
    fresh: reading.fresh,
    close: reading.stop,
  }
}

type NoItem = { is: 'absent' } | { is: 'not-kept'; reason: string }

function whatBecame(outcome: AnswerOutcome): Become {
  return outcome.is === 'saved' ? 'kept' : outcome.is === 'not-kept' ? 'not-kept' : 'never'
}

/** Nothing open: what a screen gets while nobody is signed in. */
export function closedInspection(id: string): OpenInspection {
  const absent = () => Promise.resolve({ is: 'absent' as const })
  return {
    id,
    view: signal<InspectionView>({ is: 'absent' }),
    start: absent,
    answer: absent,
    note: absent,
    finding: absent,
    takePhoto: () => Promise.resolve({ is: 'refused', why: 'absent' }),
    detachPhoto: absent,
    reportLost: absent,
    layers: () => Promise.resolve(null),
    moveVersion: absent,
    finish: absent,
    fresh: () => Promise.resolve(),
    close: () => undefined,
  }
}

export async function start(work: Work, inspection_id: string): Promise<ActOutcome> {
  return await record(work, {
    inspection_id,
    async draft({ doc, own }) {
      const started = await own('start')
      if (doc.state !== 'planned' || started)
        return { is: 'saved', op: started ? `${started.device}:${started.n}` : '' }
      return { kind: 'inspection.start', field: null, value: null, base: null, also: [] }
    },
  })
}

/** Names the photos that belong to the content; what is missing does not stop it. */
export async function finish(work: Work, inspection_id: string): Promise<ActOutcome> {
  return await record(work, {
    inspection_id,
    async draft({ tx, doc }) {
      const now = standings(doc, await rowsOfInspection(tx, inspection_id))
      const photos = [...now.photos.values()].filter((photo) => photo.state !== 'lost').map((photo) => photo.sha256)
      return {
        kind: 'inspection.finish',
        field: null,
        value: { photos: [...new Set(photos)].sort() },
        base: null,
        also: [],
      }
    },
  })
}

/** All that the phone keeps of one inspection; undefined when it is not (or no longer) ours to see. */
export async function readKept(tx: AnyTx, id: string): Promise<Kept | undefined> {
  const row = await readInspection(tx, id)
  if (!row) return undefined
  const rows = await rowsOfInspection(tx, id)
  const hashes = new Set(row.doc.photos.map((photo) => photo.sha256))
  for (const { op } of rows) if (op.kind === 'photo.attach') hashes.add((op.value as { sha256: string }).sha256)
  const photos: Kept['photos'] = new Map()
  for (const photo of await Promise.all([...hashes].map((sha256) => readPhoto(tx, sha256)))) {
    if (photo) photos.set(photo.sha256, photo)
  }
  return { doc: row.doc, rows, photos, receipt: await readReceipt(tx, id) }
}

async function readView(work: Work, id: string): Promise<InspectionView> {
  return await work.database.read(['meta', 'inspections', 'outbox', 'photos', 'receipts', 'checklists'], async (tx) => {
    const kept = await readKept(tx, id)
    if (!kept) return { is: 'absent' }
    const present = checklistOf(kept.doc, kept.rows)
    const checklist = await checklistHere(work, tx, present)
    if (!checklist) return { is: 'no-checklist', inspection: kept.doc }
    const newest = (await readCursor(tx)).newest?.[present.id] ?? 0
    const view = sheet(kept, checklist, work.account)
    if (newest <= present.version || view.closed || !mayMove(kept.doc)) return view
    return { ...view, newer: (await checklistHere(work, tx, { ...present, version: newest })) ?? null }
  })
}

async function checklistHere(work: Work, tx: AnyTx, of: Inspection['checklist']): Promise<Checklist | undefined> {
  const ref = checklistRef(of)
  const checklist = work.checklists.get(ref) ?? (await readChecklist(tx, ref))?.checklist
  if (checklist) work.checklists.set(ref, checklist)
  return checklist
}

function itemOf(view: InspectionView, item: string): ItemView | undefined {
  if (view.is !== 'open') return undefined
  return view.sections.flatMap((section) => section.items).find((each) => each.item.id === item)
}

/** What somebody sees who looks at a register now. */
export function seen(op: string | null, conflicts: Conflict[]): Seen {
  return { op, conflicts: conflicts.map((conflict) => conflict.op) }
}

/** What the author of an act sees once it is kept; null when it was not. */
export function seenAfter(outcome: AnswerOutcome): Seen | null {
  return outcome.is === 'saved' ? { op: outcome.op, conflicts: [] } : null
}
