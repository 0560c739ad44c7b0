// Stores of earlier schemas open in this build with all that lies in them; an upgrade only adds.

import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openDatabase, type Store } from './database'
import { SCHEMA, type Upgrade } from './schema'

interface Table {
  key_path: string | string[] | null
  indexes: Record<string, string | string[]>
}
type Tables = Record<string, Table>
type Rows = Record<string, { key?: IDBValidKey; value: unknown }[]>

const folder = new URL('../../../tests/contract/stores/', import.meta.url)
const versions = readdirSync(folder).map((name) => Number(name.replace('.json', '')))
const tabs = { tell: () => undefined, listen: () => () => undefined }
const clock = { later: (ms: number, call: () => void) => (setTimeout(call, ms).unref(), () => undefined) }
const BYTES = Uint8Array.from({ length: 3000 }, (_, at) => at % 251).buffer

function schema(version: number): Tables {
  return JSON.parse(readFileSync(new URL(`${version}.json`, folder), 'utf8')) as Tables
}

/** A hundred operations that nobody has sent and twenty photos, as a phone of that schema would hold them. */
function work(): Rows {
  const hash = (n: number) => n.toString(16).padStart(64, '0')
  const outbox = Array.from({ length: 100 }, (_, at) => ({
    value: {
      device: 'd', n: at + 1, inspection_id: 'visit', register: `answer/A-${at}`, hash: hash(at), verdict: null, waits: 1, at,
      op: { n: at + 1, kind: 'answer.set', value: `ответ ${at}` },
    },
  })) // prettier-ignore
  const photos = Array.from({ length: 20 }, (_, at) => ({
    value: { sha256: hash(at), inspections: ['visit'], bytes: 3000, state: 'kept', waits: 1, kept_at: at },
  }))
  const photo_bytes = photos.map(({ value }) => ({ value: { sha256: value.sha256, bytes: BYTES, type: 'image/jpeg' } }))
  const meta = [{ key: 'device', value: { device: 'd', enrolled: true, next_n: 101, hlc: null, head_hash: null } }]
  return { outbox, photos, photo_bytes, meta }
}

function open(factory: IDBFactory, version?: number, tables?: Tables): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open('osmotr-somebody', version)
    request.onupgradeneeded = () => {
      for (const [name, { key_path, indexes }] of Object.entries(tables ?? {})) {
        const store = request.result.createObjectStore(name, key_path === null ? {} : { keyPath: key_path })
        for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path)
      }
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error!)
  })
}

function fill(db: IDBDatabase, rows: Rows): Promise<void> {
  const tx = db.transaction(Object.keys(rows), 'readwrite')
  for (const [name, all] of Object.entries(rows)) for (const { key, value } of all) tx.objectStore(name).put(value, key)
  return new Promise((resolve) => (tx.oncomplete = () => resolve()))
}

function shapeOf(db: IDBDatabase): Tables {
  const tx = db.transaction([...db.objectStoreNames])
  const tables = [...db.objectStoreNames].map((name) => {
    const store = tx.objectStore(name)
    const indexes = [...store.indexNames].map((index) => [index, store.index(index).keyPath])
    return [name, { key_path: store.keyPath, indexes: Object.fromEntries(indexes) as Table['indexes'] }]
  })
  return Object.fromEntries(tables) as Tables
}

/** As this build makes or upgrades it. */
async function present(factory: IDBFactory): Promise<IDBDatabase> {
  const database = openDatabase({ indexedDB: factory, tabs, clock }, 'somebody')
  await database.read(['meta'], () => Promise.resolve())
  database.close()
  return await open(factory)
}

it('keeps a sample of each schema that a phone may have, the present one included', async () => {
  expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: SCHEMA.length }, (_, at) => at + 1))
  expect(shapeOf(await present(new IDBFactory()))).toEqual(schema(SCHEMA.length))
})

describe.each(versions)('a store of schema %i', (version) => {
  it('opens with every row it had', async () => {
    const factory = new IDBFactory()
    const old = await open(factory, version, schema(version))
    const rows = work()
    await fill(old, rows)
    old.close()
    const database = openDatabase({ indexedDB: factory, tabs, clock }, 'somebody')
    for (const [name, all] of Object.entries(rows)) {
      const found = await database.read([name as Store], (tx) => tx.objectStore(name as Store).getAll())
      expect(found).toEqual(all.map((each) => each.value))
    }
    const waiting = await database.read(['outbox'], (tx) => tx.objectStore('outbox').index('waits').count())
    expect(waiting).toBe(100)
    database.close()
  })

  it('loses no table and no index', async () => {
    const factory = new IDBFactory()
    ;(await open(factory, version, schema(version))).close()
    const now = shapeOf(await present(factory))
    for (const [name, table] of Object.entries(schema(version))) {
      expect(now[name]?.key_path).toEqual(table.key_path)
      expect(now[name]?.indexes).toMatchObject(table.indexes)
    }
  })
})

/** What a next schema may do, in twenty steps: there has been one schema until now, and the way of upgrading is this one. */
function next(dies_at: number): Upgrade {
  return (db, tx) => {
    for (let step = 0; step < STEPS; step++) {
      if (step === dies_at) return tx.abort() // as when the process is killed in the middle of an upgrade
      if (step % 2 === 0) db.createObjectStore(`more-${step}`)
      else tx.objectStore('outbox').createIndex(`more-${step}`, `op.more_${step}`)
    }
  }
}
const STEPS = 20

it.each(Array.from({ length: STEPS }, (_, at) => at))(
  'keeps every row when an upgrade is killed at its step %i, and upgrades the next time',
  async (dies_at) => {
    const factory = new IDBFactory()
    const rows = work()
    const old = await open(factory, SCHEMA.length, schema(SCHEMA.length))
    await fill(old, rows)
    old.close()
    const killed = openDatabase({ indexedDB: factory, tabs, clock: hasty }, 'somebody', [...SCHEMA, next(dies_at)])
    await expect(killed.read(['meta'], () => Promise.resolve())).rejects.toThrow()
    killed.close()
    const database = openDatabase({ indexedDB: factory, tabs, clock }, 'somebody', [...SCHEMA, next(STEPS)])
    for (const [name, all] of Object.entries(rows)) {
      const found = await database.read([name as Store], (tx) => tx.objectStore(name as Store).getAll())
      expect(found).toEqual(all.map((each) => each.value))
    }
    database.close()
    expect((await open(factory)).objectStoreNames).toContain(`more-${STEPS - 2}`)
  },
)

/** Waits are over at once: what fails is tried again, and fails again. */
const hasty = { later: (_: number, call: () => void) => (setImmediate(call), () => undefined) }
