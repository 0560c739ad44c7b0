// A storage that breaks for a while is asked again, whole; one that stays broken is said to be.

import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, describe, expect, it } from 'vitest'
import { breakable, type Order } from './broken-storage-double'
import { openDatabase, type Database, type Health, type Topic } from './database'

const broken = breakable()
const tabs = { tell: () => undefined, listen: () => () => undefined }
const FASTER = 50

function open(factory = new IDBFactory()): { database: Database; was: Health['is'][]; heard: Topic[] } {
  const clock = {
    later(ms: number, call: () => void) {
      const timer = setTimeout(call, ms / FASTER)
      return () => clearTimeout(timer)
    },
  }
  const database = openDatabase({ indexedDB: factory, clock, tabs }, 'somebody')
  const was: Health['is'][] = []
  const heard: Topic[] = []
  database.health.subscribe(({ is }) => was.push(is))
  database.listen((topics) => heard.push(...topics))
  return { database, was, heard }
}

const put = (database: Database, key: string) =>
  database.write(['meta'], (tx) => tx.objectStore('meta').put({ trial: true }, key), [])
const keys = (database: Database) => database.read(['meta'], (tx) => tx.objectStore('meta').getAllKeys())

afterEach(() => void broken.mend())

const PASSING: Order[] = [
  { what: 'open', times: 2 },
  { what: 'open', name: 'AbortError' },
  { what: 'dead' },
  { what: 'closed' },
  { what: 'request', times: 3 },
  { what: 'abort', times: 2 },
  { what: 'unheard' },
  { what: 'hang' },
  { what: 'hang-end' },
]

describe.each(PASSING)('$what, $times times', (order) => {
  it('is written all the same', async () => {
    const { database, was } = open()
    if (order.what !== 'open') await put(database, 'before')
    broken.order(order)
    await put(database, 'it')
    expect(broken.mend()).toBeGreaterThan(0)
    expect(await keys(database)).toContain('it')
    expect(was.at(-1)).toBe('well')
    expect(was).not.toContain('failed')
    database.close()
  })

  it('is read all the same', async () => {
    const factory = new IDBFactory()
    const first = open(factory)
    await put(first.database, 'it')
    first.database.close()
    const { database } = open(factory)
    broken.order(order)
    expect(await keys(database)).toContain('it')
    expect(broken.mend()).toBeGreaterThan(0)
    database.close()
  })
})

describe.each<Order>([
  { what: 'open', times: 99 },
  { what: 'request', times: 99 },
  { what: 'abort', times: 99 },
  { what: 'hang', times: 99 },
])('$what for good', (order) => {
  it('is thrown and said, until it works again', async () => {
    const { database, was, heard } = open()
    if (order.what !== 'open') await put(database, 'before')
    broken.order(order)
    await expect(put(database, 'it')).rejects.toBeInstanceOf(DOMException)
    await expect(keys(database)).rejects.toBeInstanceOf(DOMException)
    expect(was.at(-1)).toBe('failed')
    expect(await database.revive()).toBe(false)
    broken.mend()
    expect(await database.revive()).toBe(true)
    expect(was.at(-1)).toBe('well')
    expect(heard).toContain('*')
    expect(await keys(database)).not.toContain('it')
    database.close()
  })
})

it('does not blame the storage for one thing that cannot be read', async () => {
  const { database, was } = open()
  await put(database, 'before')
  broken.order({ what: 'request', times: 5 }) // as often as it is asked; the trial after it is well
  await expect(keys(database)).rejects.toMatchObject({ name: 'UnknownError' })
  expect(was).not.toContain('failed')
  database.close()
})

it('tells a full storage from a broken one, also when a request hears of it as broken off', async () => {
  const { database, was } = open()
  await put(database, 'before')
  broken.order({ what: 'full', times: 99 })
  await expect(put(database, 'it')).rejects.toMatchObject({ name: 'QuotaExceededError' })
  expect(was).not.toContain('failed')
  database.close()
})

it('does not begin anew where the browser has erased what was open', async () => {
  const factory = new IDBFactory()
  const { database } = open(factory)
  await put(database, 'before')
  await new Promise((resolve) => (factory.deleteDatabase('osmotr-somebody').onsuccess = resolve))
  await expect(put(database, 'it')).rejects.toMatchObject({ name: 'NotFoundError' })
  expect(database.health.value).toEqual({ is: 'failed', why: 'NotFoundError' })
  expect(await factory.databases()).toEqual([])
  database.close()
})

it('gives way to a newer build, and says that it can write no more', async () => {
  const factory = new IDBFactory()
  const { database } = open(factory)
  await put(database, 'before')
  await new Promise((resolve) => (factory.open('osmotr-somebody', 9).onsuccess = resolve))
  await expect(put(database, 'it')).rejects.toMatchObject({ name: 'VersionError' })
  expect(database.health.value).toEqual({ is: 'failed', why: 'VersionError' })
  database.close()
})

it('throws what is a fault of ours as it is, at once', async () => {
  const { database, was } = open()
  const wrong = () => Promise.reject(new Error('ours'))
  await expect(database.write(['meta'], wrong, [])).rejects.toThrow('ours')
  expect(was).toEqual(['well'])
  database.close()
})

it('reports nothing to a store that was closed meanwhile', async () => {
  const { database, was } = open()
  await put(database, 'before')
  broken.order({ what: 'abort', times: 99 })
  const writing = put(database, 'it')
  database.close()
  await expect(writing).rejects.toThrow()
  expect(was).not.toContain('failed')
})
