// What is done stays done: refused photos rest, accepted work makes room and costs nothing any more.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { PhotoRow } from '../store/database'
import { inspection, opened, picture, shown, signedIn, world, type Held } from './scene-double'

const DAY_MS = 24 * 3600 * 1000
const TOO_LARGE = { code: 'body-too-large', message: '', facts: { limit: 1 }, status: 413 }

async function photoRows(held: Held): Promise<PhotoRow[]> {
  return await held.client.database()!.read(['photos'], (tx) => tx.objectStore('photos').getAll())
}

async function acceptMany(held: Held, ids: string[]): Promise<void> {
  for (const id of ids) {
    const open = await opened(held.client, id)
    await open.answer('SIG-01', 'yes')
    await open.finish()
    open.close()
  }
  await held.client.sync()
}

it('calls a photo that is taken again, after its twin was taken out unsent, a photo of this phone alone', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  const taken = await open.takePhoto('SIG-01', { source: 'file', picture: picture('same') })
  if (taken.is !== 'saved') throw new Error()
  await open.fresh()
  await open.detachPhoto('SIG-01', taken.sha256)
  await held.client.sync()
  expect(server.bytes.size).toBe(0)
  await open.takePhoto('SIG-01', { source: 'file', picture: picture('same') })
  expect((await shown(open, 'SIG-01')).photos[0]!.lamp).toBe('phone')
  await held.client.sync()
  expect(server.bytes.size).toBe(1)
})

it('lets go of a photo that was taken out, with the work it belonged to', async () => {
  const held = await signedIn(world())
  const open = await opened(held.client)
  const taken = await open.takePhoto('SIG-01', { source: 'file', picture: picture('out') })
  if (taken.is !== 'saved') throw new Error()
  await open.fresh()
  await open.detachPhoto('SIG-01', taken.sha256)
  await open.answer('SIG-01', 'yes')
  await open.finish()
  await held.client.sync()
  held.phone.time.now += 60 * DAY_MS
  await held.client.sync()
  expect(await held.client.database()!.read(['photo_bytes'], (tx) => tx.objectStore('photo_bytes').count())).toBe(0)
})

it('offers a photo that the server does not take later and later, and sends it once the server does', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  const { fetch } = held.phone
  let offered = 0
  held.phone.fetch = (url, init) => {
    if (init?.method !== 'PUT' || !url.includes('/photos/')) return fetch(url, init)
    offered += 1
    const headers = { 'Content-Type': 'application/json' }
    return Promise.resolve(new Response(JSON.stringify(TOO_LARGE), { status: 413, headers }))
  }
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  for (let tap = 0; tap < 10; tap++) {
    await open.answer('SIG-02', 30 + tap)
    await held.client.sync()
  }
  expect(offered).toBe(1)
  held.phone.time.now += 11 * 60_000
  await held.client.sync()
  held.phone.time.now += 11 * 60_000
  await held.client.sync()
  expect(offered).toBe(2)
  expect((await photoRows(held))[0]).toMatchObject({ state: 'kept', refusal: { code: 'body-too-large', tries: 2 } })
  held.phone.fetch = fetch
  held.phone.time.now += DAY_MS
  await held.client.sync()
  expect(server.bytes.size).toBe(1)
})

it('does not wait for ever with the photo of a refused announcement, and keeps its bytes with the reason', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  server.grant('anna', 'visit-1', false)
  await held.client.sync()
  await held.client.sync()
  expect(held.client.status.unsent.value).toMatchObject({ photos: 0 })
  const [row] = await photoRows(held)
  expect(row).toMatchObject({ state: 'kept', refusal: { retry_at: null } })
  expect(row!.waits).toBe(undefined)
  expect(await held.client.database()!.read(['photo_bytes'], (tx) => tx.objectStore('photo_bytes').count())).toBe(1)
})

it('makes room for a photo with the oldest photos that are accepted, and with no others', async () => {
  const server = world()
  server.plan(inspection('visit-2', 'anna', { number: 2 }))
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.answer('SIG-01', 'yes')
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('accepted') })
  await open.finish()
  await held.client.sync()
  const second = await opened(held.client, 'visit-2')
  await second.takePhoto('SIG-01', { source: 'camera', picture: picture('waits') })
  const put = IDBObjectStore.prototype.put
  const remove = IDBObjectStore.prototype.delete
  let full = true
  IDBObjectStore.prototype.delete = function (key) {
    if (this.name === 'photo_bytes') full = false
    return remove.call(this, key)
  }
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === 'photo_bytes' && full) throw new DOMException('full', 'QuotaExceededError')
    return put.apply(this, given)
  }
  try {
    const outcome = await second.takePhoto('SIG-01', { source: 'camera', picture: picture('new') })
    expect(outcome).toMatchObject({ is: 'saved' })
  } finally {
    IDBObjectStore.prototype.put = put
    IDBObjectStore.prototype.delete = remove
  }
  expect((await photoRows(held)).map((row) => row.state)).toEqual(['kept', 'kept'])
})

it('writes nothing and redraws nothing for months of accepted inspections', async () => {
  const server = world()
  const held = await signedIn(server)
  const ids = Array.from({ length: 12 }, (_, number) => `v-${number}`)
  for (const [number, id] of ids.entries()) server.plan(inspection(id, 'anna', { number: number + 2 }))
  await held.client.sync()
  await acceptMany(held, ids)
  held.phone.time.now += 30 * DAY_MS
  await held.client.sync()
  const redrawn: string[] = []
  let writes = 0
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (...given: Parameters<typeof transaction>) {
    if (given[1] === 'readwrite') writes += 1
    return transaction.apply(this, given)
  }
  const off = held.client.database()!.listen((topics) => redrawn.push(...topics))
  await held.client.sync()
  off()
  IDBDatabase.prototype.transaction = transaction
  expect(writes).toBe(2) // what the push and the pull have heard
  expect(redrawn.filter((topic) => topic.startsWith('inspection:'))).toEqual([])
})

it('keeps the mark that brings a person back until the last file of a choice is kept', async () => {
  const { client } = await signedIn(world())
  const open = await opened(client)
  await client.markWaiting('visit-1', 'SIG-01')
  await open.takePhoto('SIG-01', { source: 'file', picture: picture('1 of 2'), more: true })
  const marked = () => client.database()!.read(['meta'], (tx) => tx.objectStore('meta').get('waiting'))
  expect(await marked()).toMatchObject({ item: 'SIG-01' })
  await open.takePhoto('SIG-01', { source: 'file', picture: picture('2 of 2') })
  expect(await marked()).toBeFalsy()
})
