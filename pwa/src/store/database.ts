// One IndexedDB per account: its tables, and the two ways to use them, reading and durable writing.

import { wrap, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import type { Checklist, Inspection, Receipt } from '../api/shapes'
import type { Operation } from '../api/sync-shapes'

export const SCHEMA_VERSION = 1

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

export interface Schema extends DBSchema {
  meta: { key: string; value: DeviceMeta | CursorMeta | WaitingMeta | KeysMeta }
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
}

export type Store = StoreNames<Schema>
export type Reading = IDBPTransaction<Schema, Store[], 'readonly'>
export type Writing = IDBPTransaction<Schema, Store[], 'readwrite'>
export type AnyTx = Reading | Writing

/** What may be written, for those who redraw: `inspection:<id>`, `outbox`, `photos`, `contact`, `checklists`, `waiting`, or `*` for all. */
export type Topic = string

export function topicOf(inspection_id: string): Topic {
  return `inspection:${inspection_id}`
}

export interface Database {
  name: string
  read<T>(stores: Store[], work: (tx: Reading) => Promise<T>): Promise<T>
  /** One transaction, on the disk before the promise is kept; then those who watch `topics` redraw. */
  write<T>(stores: Store[], work: (tx: Writing) => Promise<T>, topics: Topic[] | ((result: T) => Topic[])): Promise<T>
  /** Hear of written topics, also by other tabs. */
  listen(call: (topics: string[]) => void): () => void
  close(): void
}

export interface Beside {
  indexedDB: IDBFactory
  tabs: {
    tell(channel: string, topics: string[]): void
    listen(channel: string, call: (topics: string[]) => void): () => void
  }
}

/** A connection is opened when needed and again when the browser has dropped it. */
export function openDatabase(beside: Beside, account_id: string): Database {
  const name = `osmotr-${account_id}`
  const listeners = new Set<(topics: string[]) => void>()
  const hear = (topics: string[]) => listeners.forEach((call) => call(topics))
  const stopListening = beside.tabs.listen(name, hear)
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  let closed = false

  function connection(): Promise<IDBPDatabase<Schema>> {
    if (closed) return Promise.reject(new Error('this database is closed'))
    opened ??= connect(beside.indexedDB, name, () => (opened = null)).catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }

  /** A dead connection throws before anything has run, so beginning once more is safe. */
  async function begin<Tx>(start: (db: IDBPDatabase<Schema>) => Tx): Promise<Tx> {
    try {
      return start(await connection())
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      opened = null
      return start(await connection())
    }
  }

  return {
    name,
    async read(stores, work) {
      const tx = await begin((db) => db.transaction(stores, 'readonly'))
      return await finished(tx, work)
    },
    async write(stores, work, topics) {
      const tx = await begin((db) => db.transaction(stores, 'readwrite', { durability: 'strict' }))
      const result = await finished(tx, work)
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
      void opened?.then((db) => db.close())
      opened = null
    },
  }
}

async function finished<Tx extends AnyTx, T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const done = tx.done
  done.catch(() => undefined)
  try {
    const result = await work(tx)
    await done
    return result
  } catch (error) {
    try {
      tx.abort()
    } catch {
      // it had ended already
    }
    await done.catch(() => undefined)
    throw error
  }
}

function connect(factory: IDBFactory, name: string, lost: () => void): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, SCHEMA_VERSION)
    request.onupgradeneeded = (event) => upgrade(request.result, event.oldVersion)
    request.onerror = () => reject(request.error ?? new Error('the database would not open'))
    request.onsuccess = () => {
      const db = request.result
      db.onversionchange = () => {
        db.close()
        lost()
      }
      db.onclose = lost
      resolve(wrap(db) as IDBPDatabase<Schema>)
    }
  })
}

function upgrade(db: IDBDatabase, from: number): void {
  if (from >= 1) return
  db.createObjectStore('meta')
  const outbox = db.createObjectStore('outbox', { keyPath: ['device', 'n'] })
  outbox.createIndex('inspection', 'inspection_id')
  outbox.createIndex('register', ['inspection_id', 'register'])
  outbox.createIndex('waits', ['waits', 'device', 'n'])
  outbox.createIndex('refused', 'refused')
  db.createObjectStore('inspections', { keyPath: 'id' })
  db.createObjectStore('receipts', { keyPath: 'inspection_id' })
  db.createObjectStore('checklists', { keyPath: 'ref' })
  db.createObjectStore('photos', { keyPath: 'sha256' }).createIndex('waits', 'waits')
  db.createObjectStore('photo_bytes', { keyPath: 'sha256' })
}
