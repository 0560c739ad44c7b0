// What a person may know of the talk with the server: reached or not, what is still on the phone, what was refused.

import { computed, type ReadonlySignal, type Signal } from '@preact/signals'
import type { WhyUnreachable } from '../api/outcome'
import type { Inspection } from '../api/shapes'
import { readCursor, readDevice } from '../store/cursor'
import type { AnyTx, Database, OutboxRow, PhotoRow } from '../store/database'
import { live } from '../store/live'
import { waitingPhotos } from '../store/photos'
import type { Engine } from './engine'

/** How far something has travelled: nothing there yet, only on this phone, sent, accepted by the server. */
export type Lamp = 'empty' | 'phone' | 'sent' | 'accepted'

/** `resting`: nothing to do. `sign-in-needed`: the session has expired, the work is kept. `refused`: the server will not talk to this phone.
 *  `storage`: the server answers, and the phone cannot keep what it says. */
export type TalkState =
  | { is: 'resting' }
  | { is: 'sending' }
  | { is: 'unreachable'; why: WhyUnreachable | 'storage'; next_try_at: number | null }
  | { is: 'sign-in-needed' }
  | { is: 'refused'; code: string; facts: Record<string, unknown> }

export interface Unsent {
  operations: number
  photos: number
  bytes: number
  /** Device time of the oldest operation without a verdict; warn by its age. */
  oldest_at: number | null
}

/** An operation the server has refused, kept with its value. */
export interface Refusal {
  n: number
  device: string
  inspection_id: string
  kind: string
  /** Item id; null for start and finish. */
  item: string | null
  value: unknown
  code: string
  facts: Record<string, unknown>
  at: string
}

export interface Status {
  online: ReadonlySignal<boolean>
  talk: ReadonlySignal<TalkState>
  sending: ReadonlySignal<boolean>
  sign_in_needed: ReadonlySignal<boolean>
  unsent: ReadonlySignal<Unsent>
  /** The photo being sent now, and how many are left. */
  uploading: ReadonlySignal<{ sha256: string[]; left: number } | null>
  /** When the server last answered us, by this phone's clock. */
  last_contact: ReadonlySignal<number | null>
  refusals: ReadonlySignal<Refusal[]>
  lamp: ReadonlySignal<Lamp>
}

/** What the store holds that the server does not: in which device's name, up to which number. */
export interface Holding extends Unsent {
  device: string
  last: number
}

interface Counts {
  unsent: Unsent
  /** Null before anything was counted. */
  holding: Holding | null
  refusals: Refusal[]
  last_contact: number | null
}

const NOTHING: Counts = {
  unsent: { operations: 0, photos: 0, bytes: 0, oldest_at: null },
  holding: null,
  refusals: [],
  last_contact: null,
}

export interface Watch {
  counts: ReadonlySignal<Counts>
  fresh(): Promise<void>
  stop(): void
}

/** Counts what is still on the phone, and counts again whenever it changes. */
export function watch(database: Database): Watch {
  const counts = live(
    database,
    NOTHING,
    () => database.read(['meta', 'outbox', 'photos'], count),
    (topic) => topic === 'outbox' || topic === 'photos' || topic === 'contact' || topic === '*',
  )
  return { counts: counts.value, fresh: counts.fresh, stop: counts.stop }
}

/** The same signals whoever is signed in; `present` is null when nobody is. */
export function makeStatus(present: Signal<{ engine: Engine; watch: Watch } | null>): Status {
  const counts = computed(() => present.value?.watch.counts.value ?? NOTHING)
  const talk = computed<TalkState>(() => present.value?.engine.state.value ?? { is: 'resting' })
  const unsent = computed(() => counts.value.unsent)
  return {
    online: computed(() => present.value?.engine.online.value ?? true),
    talk,
    sending: computed(() => talk.value.is === 'sending'),
    sign_in_needed: computed(() => talk.value.is === 'sign-in-needed'),
    unsent,
    uploading: computed(() => present.value?.engine.uploading.value ?? null),
    last_contact: computed(() => counts.value.last_contact),
    refusals: computed(() => counts.value.refusals),
    lamp: computed(() =>
      unsent.value.operations + unsent.value.photos > 0 ? 'phone' : counts.value.last_contact ? 'sent' : 'empty',
    ),
  }
}

export function refusalOf(row: OutboxRow): Refusal {
  const { op, verdict } = row
  return {
    n: row.n,
    device: row.device,
    inspection_id: row.inspection_id,
    kind: op.kind,
    item: op.field === null ? null : (op.field.split('/photos/')[0] ?? null),
    value: op.value,
    code: verdict?.is === 'refused' ? verdict.code : 'unknown',
    facts: verdict?.is === 'refused' ? verdict.facts : {},
    at: op.device_time,
  }
}

/** `rows` and `waiting` of one inspection. The words about a whole inspection come from the signed receipt alone. */
export function lampOf(doc: Inspection, rows: OutboxRow[], waiting: PhotoRow[], receipt: boolean): Lamp {
  if (waiting.length > 0 || rows.some((row) => row.verdict === null)) return 'phone'
  if (receipt) return 'accepted'
  return rows.length > 0 || doc.state !== 'planned' ? 'sent' : 'empty'
}

/** `after`: the age is that of what follows this operation. */
export async function countUnsent(tx: AnyTx, after?: OutboxRow): Promise<Unsent> {
  const waits = tx.objectStore('outbox').index('waits')
  const operations = await waits.count()
  const from = after ? IDBKeyRange.lowerBound([1, after.device, after.n], true) : IDBKeyRange.lowerBound([1])
  const oldest = operations > 0 ? await waits.get(from) : undefined
  const photos = await waitingPhotos(tx)
  const ages = [...(oldest ? [oldest.at] : []), ...photos.map((photo) => photo.kept_at)]
  return {
    operations,
    photos: photos.length,
    bytes: photos.reduce((sum, photo) => sum + photo.bytes, 0),
    oldest_at: ages.length > 0 ? Math.min(...ages) : null,
  }
}

async function count(tx: AnyTx): Promise<Counts> {
  const refused = await tx.objectStore('outbox').index('refused').getAll(1)
  const device = await readDevice(tx)
  const unsent = await countUnsent(tx)
  return {
    unsent,
    holding: device ? { ...unsent, device: device.device, last: device.next_n - 1 } : null,
    refusals: refused.map(refusalOf),
    last_contact: (await readCursor(tx)).last_contact,
  }
}
