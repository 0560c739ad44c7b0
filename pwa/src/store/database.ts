// One IndexedDB per account: its tables, and the two ways to use them, reading and durable writing.

import { signal, type ReadonlySignal } from '@preact/signals'
import { unwrap, wrap, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import type { Checklist, Inspection, Receipt } from '../api/shapes'
import type { Operation } from '../api/sync-shapes'
import type { Clock } from '../device/phone'
import { connection, insist, isFull, isOfStorage, watched, type Watcher } from './connection'
import type { DraftRow, TypedRow } from './questionnaires'
import { connect, SCHEMA, type Upgrade } from './schema'

export type Decided = { is: 'applied' } | { is: 'refused'; code: string; facts: Record<string, unknown> }

/** One numbered operation of this phone. `waits` stands only on those without a verdict, `refused` only on refused ones: the indexes are sparse. */
export interface OutboxRow {
  device: string
  n: number
  inspection_id: string
  /** `answer/SIG-01`, `note/…`, `finding/…`, `photo/SIG-01/photos/<sha256>`, `start`, `finish`. */
  register: string
  op: Operation
  /** SHA-256 of the operation's canonical text. */
  hash: string
  verdict: Decided | null
  waits?: 1
  refused?: 1
  at: number
}

export interface InspectionRow {
  id: string
  doc: Inspection
  /** From an earlier life of the server, until the present one has told of it. */
  stale?: boolean
}

export interface ReceiptRow {
  inspection_id: string
  receipt: Receipt
  received_at: number
  /** Its signature is of a key that the phone knows the server by. */
  proved?: true
  /** What the phone may let go of it has gone. */
  pruned?: true
}

export interface ChecklistRow {
  ref: string
  checklist: Checklist
  bytes: number
}

/** Why the server did not take the bytes; `retry_at` says when they are offered again, null never by themselves. */
export interface PhotoRefusal {
  code: string
  facts: Record<string, unknown>
  tries?: number
  retry_at?: number | null
}

/** `kept`: the bytes are only here. `sent`: the server does not miss them. `stored`: the server says it has them. `gone`: asked for, and no longer here. */
export interface PhotoRow {
  sha256: string
  inspections: string[]
  bytes: number
  state: 'kept' | 'sent' | 'stored' | 'gone'
  waits?: 1
  refusal?: PhotoRefusal
  kept_at: number
}

export interface PhotoBytesRow {
  sha256: string
  bytes: ArrayBuffer
  type: string
}

/** `next_n`, `hlc` and `head_hash` are the whole state of the numbering. */
export interface DeviceMeta {
  device: string
  enrolled: boolean
  next_n: number
  hlc: string | null
  head_hash: string | null
  nonce: unknown
  /** The server holds other content under our numbers: compare all that is kept, then become a new device. */
  fell_back: boolean
  former: string[]
  /** When this store was begun, by the phone's clock. */
  since?: number
}

export interface CursorMeta {
  epoch: number
  cursor: number
  /** The highest `last` the server has told each device in this life. */
  told: Record<string, number>
  last_contact: number | null
  /** A new life has begun and has not told of everything yet. */
  renewing?: boolean
  /** The newest version of each checklist that the server has told of. */
  newest?: Record<string, number>
}

/** The server's public keys by their ids, as they were at the first contact with this life of it. */
export interface KeysMeta {
  epoch: number
  items: Record<string, string>
  /** What rescue files are closed to, base64; absent until a server that knows of them has been asked. */
  rescue?: string
}

export interface WaitingMeta {
  inspection_id: string
  item: string
  at: string
}

/** `tried`: it was sent, and nobody knows whether it arrived. */
export interface DraftMeta {
  id: string
  text: string
  tried: boolean
}

export interface Schema extends DBSchema {
  /** `trial` is written to see whether anything can be. */
  meta: { key: string; value: DeviceMeta | CursorMeta | WaitingMeta | KeysMeta | DraftMeta | { trial: true } }
  outbox: {
    key: [string, number]
    value: OutboxRow
    indexes: { inspection: string; register: [string, string]; waits: [number, string, number]; refused: number }
  }
  inspections: { key: string; value: InspectionRow }
  receipts: { key: string; value: ReceiptRow }
  checklists: { key: string; value: ChecklistRow }
  photos: { key: string; value: PhotoRow; indexes: { waits: number } }
  photo_bytes: { key: string; value: PhotoBytesRow }
  drafts: { key: string; value: DraftRow }
  typed: { key: [string, string]; value: TypedRow }
}

export type Store = StoreNames<Schema>
export type Reading = IDBPTransaction<Schema, Store[], 'readonly'>
export type Writing = IDBPTransaction<Schema, Store[], 'readwrite'>
export type AnyTx = Reading | Writing

/** What may be written, for those who redraw: `inspection:<id>`, `outbox`, `photos`, `contact`, `checklists`, `waiting`,
 *  `questionnaire:<id>`, `drafts`, or `*` for all. */
export type Topic = string

export function topicOf(inspection_id: string): Topic {
  return `inspection:${inspection_id}`
}

/** `slow`: tried again. `failed`: neither read nor written any more; `why` is the browser's name for it. */
export type Health = { is: 'well' } | { is: 'slow' } | { is: 'failed'; why: string }

export interface Database {
  name: string
  health: ReadonlySignal<Health>
  /** Opens it anew and writes a row: whether it works again. */
  revive(): Promise<boolean>
  read<T>(stores: Store[], work: (tx: Reading) => Promise<T>): Promise<T>
  /** One transaction, on the disk before the promise is kept; then those who watch `topics` redraw. */
  write<T>(stores: Store[], work: (tx: Writing) => Promise<T>, topics: Topic[] | ((result: T) => Topic[])): Promise<T>
  /** Hear of written topics, also by other tabs. */
  listen(call: (topics: string[]) => void): () => void
  close(): void
}

export interface Beside {
  indexedDB: IDBFactory
  clock: Pick<Clock, 'later'>
  tabs: {
    tell(channel: string, topics: string[]): void
    listen(channel: string, call: (topics: string[]) => void): () => void
  }
}

export const storeName = (account_id: string) => `osmotr-${account_id}`

/** What fails for a while is done again, whole; what goes on failing is thrown, and `health` says so. */
export function openDatabase(beside: Beside, account_id: string, schema: Upgrade[] = SCHEMA): Database {
  const name = storeName(account_id)
  const health = signal<Health>({ is: 'well' })
  const listeners = new Set<(topics: string[]) => void>()
  const hear = (topics: string[]) => listeners.forEach((call) => call(topics))
  const stopListening = beside.tabs.listen(name, hear)
  const watcher: Watcher = { clock: beside.clock, slow: () => health.value.is === 'well' && be({ is: 'slow' }) }
  let closed = false
  let again = false
  let turn: Promise<unknown> = Promise.resolve()

  const held = connection<IDBPDatabase<Schema>>(
    watcher,
    async (dropped, moved) => {
      const db = await connect(beside.indexedDB, name, { schema, again, dropped, moved })
      again = true
      return wrap(db) as IDBPDatabase<Schema>
    },
    (db) => db.close(),
  )

  function be(now: Health): void {
    if (closed) return
    const failed = health.value.is === 'failed'
    if (now.is !== health.value.is) health.value = now
    if (failed && now.is === 'well') hear(['*']) // whoever could not read meanwhile reads now
  }

  async function once<Tx extends AnyTx, T>(mode: Tx['mode'], stores: Store[], work: (tx: Tx) => Promise<T>) {
    const db = await held.get()
    try {
      const tx = db.transaction(stores, mode, { durability: 'strict' }) as unknown as Tx
      return await watched(
        watcher,
        (moved) => finished(tx, work, moved),
        () => abort(tx),
      )
    } catch (error) {
      if (isOfStorage(error)) held.letGo(db)
      throw error
    }
  }

  async function run<Tx extends AnyTx, T>(mode: Tx['mode'], stores: Store[], work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      const result = await insist(watcher, () => once(mode, stores, work))
      if (mode === 'readwrite' || health.value.is === 'slow') be({ is: 'well' })
      return result
    } catch (error) {
      if (!closed && isOfStorage(error)) be((await writes()) ? { is: 'well' } : { is: 'failed', why: error.name })
      throw error
    }
  }

  /** What is tried again must not come after what was said later: operations are written in the order in which they were. */
  function inTurn<T>(write: () => Promise<T>): Promise<T> {
    const mine = turn.then(write)
    turn = mine.catch(() => undefined)
    return mine
  }

  /** One record that cannot be read, or one writing that is broken off, is not yet the whole storage. A full one works. */
  async function writes(): Promise<boolean> {
    try {
      await once<Writing, unknown>('readwrite', ['meta'], (tx) => tx.objectStore('meta').put({ trial: true }, 'trial'))
      return true
    } catch (error) {
      if (!isOfStorage(error) && !isFull(error)) throw error
      return isFull(error)
    }
  }

  return {
    name,
    health,
    async revive() {
      const well = await writes()
      if (well) be({ is: 'well' })
      return well
    },
    read: (stores, work) => run('readonly', stores, work),
    async write(stores, work, topics) {
      const writing = () => run('readwrite', stores, work)
      const result = await (stores.includes('outbox') ? inTurn(writing) : writing())
      const written = typeof topics === 'function' ? topics(result) : topics
      hear(written)
      beside.tabs.tell(name, written)
      return result
    },
    listen(call) {
      listeners.add(call)
      return () => listeners.delete(call)
    },
    close() {
      closed = true
      stopListening()
      listeners.clear()
      held.close()
    },
  }
}

/** All of it is on the disk, or nothing. Each request that succeeds has `moved` it: a commit that hangs is silent. */
async function finished<Tx extends AnyTx, T>(tx: Tx, work: (tx: Tx) => Promise<T>, moved: () => void): Promise<T> {
  const done = tx.done
  done.catch(() => undefined)
  unwrap(tx as Writing).addEventListener('success', moved, true)
  try {
    const result = await work(tx)
    await done
    return result
  } catch (error) {
    abort(tx)
    await done.catch(() => undefined)
    const cause = tx.error
    throw cause && error instanceof DOMException && error.name === 'AbortError' ? cause : error
  }
}

function abort(tx: AnyTx): void {
  try {
    tx.abort()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error // it had ended already
  }
}
