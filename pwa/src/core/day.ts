// My inspections: when, how far, ready for work without a network or not, and how far their content has travelled.

import { computed, type ReadonlySignal } from '@preact/signals'
import type { InspectionKind, InspectionState, Position, Stage } from '../api/shapes'
import { checklistOf } from '../store/answers'
import { checklistRef, readChecklist } from '../store/checklists'
import { topicOf, type Topic } from '../store/database'
import { live } from '../store/live'
import type { Lamp } from '../sync/status'
import { lampOf } from '../sync/status'
import { distance } from './inspection/distance'
import { readKept } from './inspection/inspection'
import type { Progress } from './inspection/progress'
import { sheet, unsentOf, waiting, type Kept } from './inspection/sheet'
import type { Work } from './work'

/** `not-downloaded`: without a network it cannot be worked on. `partly`: the work is kept, its checklist is not. Bytes are what the phone keeps for it. */
export interface Readiness {
  is: 'ready' | 'partly' | 'not-downloaded'
  bytes: number
}

export interface DayRow {
  id: string
  number: number
  application_id: string
  previous_id: string | null
  kind: InspectionKind
  stage: Stage
  state: InspectionState
  /** Whether the present account is to do it. */
  mine: boolean
  address: string
  latitude: number
  longitude: number
  radius_m: number
  due_at: string | null
  /** Metres from where the phone is now; null when it does not know. */
  distance_m: number | null
  accuracy_m: number | null
  readiness: Readiness
  /** Null until the checklist is on the phone. */
  progress: Progress | null
  started: boolean
  finished: boolean
  lamp: Lamp
  unsent: { operations: number; photos: number; bytes: number }
  refusals: number
  conflicts: number
  /** Items to fix, in a recheck. */
  returned: number
  finished_at: string | null
  receipt_at: string | null
}

/** The list is not what the thumb waits for; and while no screen shows it, the first question goes before. */
const SOON_MS = 150
const UNSEEN_MS = 2_000

export interface Day {
  rows: ReadonlySignal<DayRow[] | null>
  fresh(): Promise<void>
  stop(): void
}

/** Rows by due date. Only inspections that were touched are read again. */
export function watchDay(work: Work, place: ReadonlySignal<Position>): Day {
  const known = new Map<string, DayRow>()
  const touched = new Set<string>()
  let all = true
  let seen = false

  async function read(): Promise<DayRow[]> {
    const [everything, ids] = [all, new Set(touched)]
    all = false
    touched.clear()
    const present = await work.database.read(['inspections'], (tx) => tx.objectStore('inspections').getAllKeys())
    for (const id of known.keys()) if (!present.includes(id)) known.delete(id)
    for (const id of present) {
      if (!everything && known.has(id) && !ids.has(id)) continue
      const row = await readRow(work, id)
      if (row) known.set(id, row)
    }
    return [...known.values()].sort(byDue)
  }

  function concerns(topic: Topic): boolean {
    if (topic === '*' || topic === 'checklists') all = true
    else if (topic.startsWith(topicOf(''))) touched.add(topic.slice(topicOf('').length))
    else return false
    return true
  }

  const soon = (call: () => void) => work.phone.clock.later(seen ? SOON_MS : UNSEEN_MS, call)
  const rows = live<DayRow[] | null>(work.database, null, read, concerns, soon)
  const unsoon = soon(() => void rows.fresh())

  const near = computed(() => {
    const here = place.value
    const fixed = 'latitude' in here ? here : null
    return rows.value.value?.map((row) => ({
      ...row,
      distance_m: fixed ? Math.round(distance(fixed, row)) : null,
      accuracy_m: fixed ? Math.round(fixed.accuracy) : null,
    }))
  })
  const shown = computed(() => near.value ?? null, {
    watched() {
      seen = true
      void rows.fresh()
    },
    unwatched: () => void (seen = false),
  })
  return {
    rows: shown,
    fresh: rows.fresh,
    stop() {
      unsoon()
      rows.stop()
    },
  }
}

async function readRow(work: Work, id: string): Promise<DayRow | null> {
  return await work.database.read(['inspections', 'outbox', 'photos', 'receipts', 'checklists'], async (tx) => {
    const kept = await readKept(tx, id)
    if (!kept) return null
    const ref = checklistRef(checklistOf(kept.doc, kept.rows))
    const checklist = await readChecklist(tx, ref)
    return rowOf(work, kept, checklist)
  })
}

function rowOf(work: Work, kept: Kept, checklist: Awaited<ReturnType<typeof readChecklist>>): DayRow {
  const { doc, rows } = kept
  const receipt = kept.receipt?.proved ? kept.receipt.receipt : null
  const open = checklist ? sheet(kept, checklist.checklist, work.account) : null
  const photos = [...kept.photos.values()].reduce((sum, photo) => sum + photo.bytes, 0)
  return {
    id: doc.id,
    number: doc.number,
    application_id: doc.application_id,
    previous_id: doc.previous_id ?? null,
    kind: doc.kind,
    stage: doc.stage,
    state: doc.state,
    mine: doc.assignee_id === null || doc.assignee_id === work.account.id,
    ...doc.premises,
    due_at: doc.due_at,
    distance_m: null,
    accuracy_m: null,
    readiness: {
      is: checklist ? 'ready' : rows.length ? 'partly' : 'not-downloaded',
      bytes: (checklist?.bytes ?? 0) + photos + JSON.stringify(doc).length,
    },
    progress: open?.progress ?? null,
    started: open?.started ?? doc.state !== 'planned',
    finished: open?.finished ?? false,
    lamp: lampOf(doc, rows, waiting(kept), receipt !== null),
    unsent: unsentOf(kept),
    refusals: rows.filter((row) => row.verdict?.is === 'refused').length,
    conflicts: Object.values(doc.fields).reduce((sum, field) => sum + (field.conflicts?.length ?? 0), 0),
    returned: doc.items?.length ?? 0,
    finished_at: doc.finished_at ?? null,
    receipt_at: receipt?.time ?? null,
  }
}

/** When it was accepted, or while that is being proved, finished; until then, when it is due. */
export function whenOf(row: DayRow): string | null {
  return row.receipt_at ?? row.finished_at ?? row.due_at
}

function byDue(a: DayRow, b: DayRow): number {
  const [x, y] = [a.due_at ?? '9', b.due_at ?? '9']
  return x < y ? -1 : x > y ? 1 : a.number - b.number
}
