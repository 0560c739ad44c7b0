// Whatever is said is kept, or stays in the page and is said not to be kept: nothing goes without a word.

import 'fake-indexeddb/auto'
import { afterEach, expect, it } from 'vitest'
import { breakable, type Order } from '../../store/broken-storage-double'
import { hold, opened, picture, shown, signedIn, world, type Held } from '../scene-double'

const broken = breakable()
const FOR_GOOD: Order = { what: 'abort', times: 999 }

afterEach(() => void broken.mend())

/** Signed in, with timers that do not keep a test waiting. */
async function inHaste(server = world()): Promise<Held> {
  const phone = await signedIn(server)
  phone.phone.pace.times = 100
  return phone
}

const held = ({ client }: Held) => client.unkept.value.map(({ item, what, value }) => [item.id, what, value])
const said = async ({ client }: Held, kind: string) =>
  (await client.database()!.read(['outbox'], (tx) => tx.objectStore('outbox').getAll()))
    .filter((row) => row.op.kind === kind)
    .map((row) => row.op.value)

it('keeps an answer once, though the first time the browser said that it was broken off', async () => {
  const phone = await inHaste()
  const open = await opened(phone.client)
  broken.order({ what: 'unheard' })
  expect(await open.answer('SIG-01', 'yes')).toMatchObject({ is: 'saved' })
  broken.order({ what: 'unheard' })
  expect(await open.takePhoto('SIG-01', { source: 'camera', picture: picture('a') })).not.toMatchObject({
    is: 'refused',
  })
  expect(broken.mend()).toBe(1)
  expect(await said(phone, 'answer.set')).toEqual(['yes'])
  expect((await shown(open, 'SIG-01')).photos).toHaveLength(1)
  expect(held(phone)).toEqual([])
})

it('holds what was not kept with its words, and keeps it when it is tried again', async () => {
  const phone = await inHaste()
  const open = await opened(phone.client)
  broken.order(FOR_GOOD)
  expect(await open.answer('SIG-01', 'no')).toMatchObject({ is: 'not-kept' })
  expect(await open.note('SIG-01', 'Вывески нет')).toMatchObject({ is: 'not-kept' })
  const taken = await open.takePhoto('SIG-01', { source: 'camera', picture: picture('facade') })
  expect(taken).toEqual({ is: 'refused', why: 'not-kept' })
  expect(held(phone)).toEqual([
    ['SIG-01', 'answer', 'no'],
    ['SIG-01', 'note', 'Вывески нет'],
    ['SIG-01', 'photo', null],
  ])
  expect(phone.client.unkept.value[2]?.picture?.bytes.byteLength).toBe('facade'.length)
  expect(phone.client.health.value.is).toBe('failed')
  expect(await phone.client.tryAgain()).toBe(false)
  expect(held(phone)).toHaveLength(3)
  broken.mend()
  expect(await phone.client.tryAgain()).toBe(true)
  expect(held(phone)).toEqual([])
  expect(await shown(open, 'SIG-01')).toMatchObject({ value: 'no', note: 'Вывески нет', photos: [{ lamp: 'phone' }] })
})

it('keeps by itself what it holds as soon as anything is written again', async () => {
  const phone = await inHaste()
  const open = await opened(phone.client)
  broken.order(FOR_GOOD)
  await open.answer('SIG-01', 'no')
  broken.mend()
  await open.answer('SIG-02', 31)
  await phone.client.settled()
  expect(held(phone)).toEqual([])
  expect(await shown(open, 'SIG-01')).toMatchObject({ value: 'no' })
})

it('never lets what was said before come over what was said after it', async () => {
  const phone = await inHaste()
  const open = await opened(phone.client)
  broken.order(FOR_GOOD)
  await open.answer('SIG-01', 'no')
  await open.answer('SIG-01', 'na')
  expect(held(phone)).toEqual([['SIG-01', 'answer', 'na']])
  broken.mend()
  expect(await open.answer('SIG-01', 'yes')).toMatchObject({ is: 'saved' })
  await phone.client.settled()
  expect(held(phone)).toEqual([])
  expect(await shown(open, 'SIG-01')).toMatchObject({ value: 'yes' })
})

it('writes in the order in which things were said, also what it has to try again', async () => {
  const phone = await inHaste()
  const open = await opened(phone.client)
  broken.order({ what: 'abort', times: 1 })
  await Promise.all([open.answer('SIG-01', 'no'), open.answer('SIG-01', 'yes')])
  expect(broken.mend()).toBe(1)
  expect(await said(phone, 'answer.set')).toEqual(['no', 'yes'])
  expect(await shown(open, 'SIG-01')).toMatchObject({ value: 'yes' })
})

it('lets go of what its author lets go of, and says that a finished inspection takes nothing more', async () => {
  const phone = await inHaste()
  const open = await opened(phone.client)
  broken.order(FOR_GOOD)
  await open.answer('SIG-01', 'no')
  await open.answer('SIG-02', 31)
  phone.client.dropUnkept(phone.client.unkept.value[0]!.key)
  broken.mend()
  await open.finish()
  await phone.client.tryAgain()
  expect(held(phone)).toEqual([['SIG-02', 'answer', 31]])
  expect((await shown(open, 'SIG-01')).value).toBeUndefined()
})

it('lets nobody in over a storage that does not open, and says so', async () => {
  const server = world()
  const first = await signedIn(server)
  first.client.end()
  broken.order({ what: 'open', times: 99 })
  const again = hold(server, first.wires, first.jar)
  again.phone.pace.times = 100
  await again.client.begin()
  expect(again.client.session.value).toEqual({ is: 'no-storage' })
  broken.mend()
  const third = hold(server, first.wires, first.jar)
  await third.client.begin()
  expect(third.client.session.value).toMatchObject({ is: 'signed-in' })
})

it('says of the talk with the server that the phone could not keep the answer, and goes on later', async () => {
  const server = world()
  const phone = await inHaste(server)
  const open = await opened(phone.client)
  await open.answer('SIG-01', 'yes')
  broken.order({ what: 'full', times: 999 })
  await phone.client.sync()
  expect(phone.client.status.talk.value).toMatchObject({ is: 'unreachable', why: 'storage' })
  broken.mend()
  await phone.client.sync()
  expect(phone.client.status.talk.value).toEqual({ is: 'resting' })
  expect(phone.client.status.unsent.value.operations).toBe(0)
})

it('does not say that somebody has left whose leaving it could not note', async () => {
  const phone = await inHaste()
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (...given) {
    if (this.name === 'osmotr') throw new DOMException('', 'UnknownError')
    return transaction.apply(this, given)
  }
  try {
    expect(await phone.client.signOut()).toBe(false)
    expect(phone.client.session.value).toMatchObject({ is: 'signed-in' })
  } finally {
    IDBDatabase.prototype.transaction = transaction
  }
  expect(await phone.client.signOut()).toBe(true)
})
