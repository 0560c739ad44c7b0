// A full phone: photos leave room for answers, accepted ones go first, and what is refused is said.

import 'fake-indexeddb/auto'
import { afterEach, expect, it } from 'vitest'
import { BALLAST_BYTES } from '../../store/ballast'
import { LEFT_BYTES } from './room'
import { inspection, opened, picture, shown, signedIn, world } from '../scene-double'

const { put, add } = IDBObjectStore.prototype
const BALLAST_PIECES = 5

/** Nothing more fits into these stores than `fits` lets in. */
function full(fits: (db: string, store: string) => boolean): void {
  for (const [name, work] of Object.entries({ put, add })) {
    IDBObjectStore.prototype[name as 'put'] = function (this: IDBObjectStore, ...given) {
      if (!fits(this.transaction.db.name, this.name)) throw new DOMException('', 'QuotaExceededError')
      return work.apply(this, given as never)
    }
  }
}

async function ballast(factory: IDBFactory): Promise<number> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open('ballast')
    request.onsuccess = () => resolve(request.result)
  })
  const pieces = await new Promise<number>((resolve) => {
    const request = db.transaction('ballast').objectStore('ballast').count()
    request.onsuccess = () => resolve(request.result)
  })
  db.close()
  return pieces
}

afterEach(() => Object.assign(IDBObjectStore.prototype, { put, add }))

it('refuses a photo that would take the room of answers, and takes it once there is room', async () => {
  const { client, phone } = await signedIn(world())
  const open = await opened(client)
  phone.room.quota = phone.room.used + LEFT_BYTES + 3
  const take = () => open.takePhoto('SIG-01', { source: 'camera', picture: picture('four') })
  expect(await take()).toEqual({ is: 'refused', why: 'reserve' })
  expect(client.storage.value).toMatchObject({ short: true })
  expect(client.unkept.value).toMatchObject([{ what: 'photo' }])
  expect(await open.answer('SIG-01', 'yes')).toMatchObject({ is: 'saved' })
  phone.room.quota += 1
  expect(await client.tryAgain()).toBe(true)
  expect(client.unkept.value).toEqual([])
  expect((await shown(open, 'SIG-01')).photos).toHaveLength(1)
  expect(client.storage.value).toMatchObject({ short: false })
})

it('lays room for answers aside before it takes a photo, whatever the browser says of its room', async () => {
  const { client, phone } = await signedIn(world())
  const open = await opened(client)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('a') })
  expect(await ballast(phone.indexedDB)).toBe(BALLAST_PIECES)
  expect(BALLAST_BYTES).toBe(BALLAST_PIECES * 1_000_000)
})

it('gives that room to answers when the phone is full, and takes no photo until it is laid aside again', async () => {
  const { client, phone } = await signedIn(world())
  const open = await opened(client)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('a') })
  let left = 0
  const { clear } = IDBObjectStore.prototype
  IDBObjectStore.prototype.clear = function () {
    left += BALLAST_PIECES
    return clear.call(this)
  }
  full((db, store) => db !== 'ballast' && store !== 'photo_bytes' && left > 0)
  try {
    expect(await open.answer('SIG-01', 'yes')).toMatchObject({ is: 'saved' })
  } finally {
    IDBObjectStore.prototype.clear = clear
  }
  expect(await ballast(phone.indexedDB)).toBe(0)
  expect(client.storage.value).toMatchObject({ short: true })
  const second = await open.takePhoto('SIG-01', { source: 'camera', picture: picture('b') })
  expect(second).toEqual({ is: 'refused', why: 'reserve' })
  Object.assign(IDBObjectStore.prototype, { put, add })
  await client.tryAgain()
  expect((await shown(open, 'SIG-01')).photos).toHaveLength(2)
  expect(await ballast(phone.indexedDB)).toBe(BALLAST_PIECES)
})

it('lets accepted photos go before it refuses one', async () => {
  const server = world()
  server.plan(inspection('visit-2', 'anna'))
  const { client, phone } = await signedIn(server)
  const first = await opened(client)
  await first.answer('SIG-01', 'yes')
  await first.takePhoto('SIG-01', { source: 'camera', picture: picture('accepted') })
  await first.finish()
  await client.sync()
  const second = await opened(client, 'visit-2')
  phone.storage.estimate = async () => {
    const rows = await client.database()!.read(['photos'], (tx) => tx.objectStore('photos').count())
    return { used: 100 + rows * 100, quota: LEFT_BYTES + 200 }
  }
  expect(await second.takePhoto('SIG-01', { source: 'camera', picture: picture('new') })).toMatchObject({ is: 'saved' })
  expect((await shown(first, 'SIG-01')).photos).toMatchObject([{ here: false, lamp: 'accepted' }])
})

it('still says what is not kept when even the room for answers is gone', async () => {
  const { client } = await signedIn(world())
  const open = await opened(client)
  full(() => false)
  expect(await open.answer('SIG-01', 'yes')).toMatchObject({ is: 'not-kept', reason: 'QuotaExceededError' })
  expect(client.health.value.is).toBe('well')
  expect(client.unkept.value).toMatchObject([{ what: 'answer', value: 'yes' }])
})
