// The rules that keep work whole: numbers, resends, refusals, a fallen-back store, a new life of the server.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { makeApi } from '../api/client'
import type { Operation } from '../api/sync-shapes'
import { readCursor, readDevice } from '../store/cursor'
import type { OutboxRow } from '../store/database'
import { append } from '../store/outbox'
import { pull } from '../sync/pull'
import type { ServerDouble } from '../sync/server-double'
import type { Talk } from '../sync/talk'
import { hold, inspection, opened, picture, seen, shown, signedIn, world, type Held } from './scene-double'

const rows = (held: Held): Promise<OutboxRow[]> =>
  held.client.database()!.read(['outbox'], (tx) => tx.objectStore('outbox').getAll())
const device = async (held: Held) => (await held.client.database()!.read(['meta'], (tx) => readDevice(tx)))!
const talkOf = (held: Held): Talk => ({
  account_id: 'anna',
  api: makeApi(held.phone, '/api/v1'),
  database: held.client.database()!,
  now: () => held.phone.time.now,
  random: held.phone.random,
  app_version: 'test',
  name: 'test',
  storage: () => ({ used: 5, quota: 90, persisted: true, failure: null }),
})
const doc = (server: ServerDouble, id = 'visit-1') => server.inspections.get(id)!.doc

it('never gives two tabs the same number', async () => {
  const server = world()
  const one = await signedIn(server)
  const two = hold(server, one.wires, one.jar)
  await two.client.begin()
  const [here, there] = [await opened(one.client), await opened(two.client)]
  await Promise.all(
    Array.from({ length: 10 }, (_, i) => [here.answer('SIG-02', 30 + i), there.note('SIG-02', `слово ${i}`)]).flat(),
  )
  const numbers = (await rows(one)).map((row) => row.n)
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  await Promise.all([one.client.sync(), two.client.sync()])
  await one.client.sync()
  expect((await rows(one)).every((row) => row.verdict?.is === 'applied')).toBe(true)
  expect(server.quarantine).toEqual([])
})

it('links each operation to the one before by its hash', async () => {
  const held = await signedIn(world())
  const open = await opened(held.client)
  await open.answer('SIG-01', 'yes')
  await open.note('SIG-01', 'ok')
  const [first, second] = await rows(held)
  expect(first!.op).toMatchObject({ n: 1, prev_hash: null, base: null })
  expect(second!.op.prev_hash).toBe(first!.hash)
})

it('writes the number, the operation and nothing else when the transaction falls over', async () => {
  const held = await signedIn(world())
  const database = held.client.database()!
  const before = await device(held)
  const torn = database.write(
    ['meta', 'outbox'],
    async (tx) => {
      const draft = {
        inspection_id: 'visit-1',
        kind: 'note.set' as const,
        field: 'SIG-01',
        value: 'x',
        base: null,
        also: [],
      }
      await append(tx, draft, { now: 1, app_version: 'test' })
      throw new Error('the battery is empty')
    },
    [],
  )
  await expect(torn).rejects.toThrow('battery')
  expect(await rows(held)).toEqual([])
  expect(await device(held)).toEqual(before)
})

it('sends again what got no answer, and the server takes it once', async () => {
  const server = world()
  const held = await signedIn(server)
  await (await opened(held.client)).answer('SIG-01', 'yes')
  server.weather = ['answer-lost']
  await held.client.sync()
  expect(server.journal.size).toBe(1)
  expect(held.client.status.unsent.value.operations).toBe(1)
  await held.client.sync()
  expect(server.journal.size).toBe(1)
  expect(held.client.status.unsent.value.operations).toBe(0)
})

it('keeps a refused operation with its value and shows the value that stands', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.answer('SIG-02', 40)
  await held.client.sync()
  server.refuses = (op) => op.value === 41
  await open.answer('SIG-02', 41)
  await held.client.sync()
  expect(await shown(open, 'SIG-02')).toMatchObject({
    value: 40,
    refusals: [{ code: 'answer-rejected', value: 41, item: 'SIG-02' }],
  })
  expect(held.client.status.refusals.value).toMatchObject([{ value: 41, code: 'answer-rejected' }])
  await open.answer('SIG-02', 42)
  await held.client.sync()
  expect(doc(server).fields['SIG-02']).toMatchObject({ value: 42, conflicts: [] })
})

it('hears of a refusal from the feed when the answer to the push was lost', async () => {
  const server = world()
  const held = await signedIn(server)
  server.refuses = () => true
  await (await opened(held.client)).answer('SIG-02', 41)
  server.weather = ['answer-lost']
  await held.client.sync()
  await held.client.sync()
  expect(held.client.status.refusals.value).toMatchObject([{ value: 41 }])
})

it('lays its own unsent work above what the server tells', async () => {
  const server = world()
  const [held, other] = [await signedIn(server), await signedIn(server)]
  const [here, there] = [await opened(held.client), await opened(other.client)]
  await there.answer('SIG-02', 50)
  await there.note('SIG-02', 'чужое')
  await other.client.sync()
  await here.answer('SIG-02', 30)
  expect(await pull(talkOf(held))).toEqual({ is: 'done', more: false })
  expect(await shown(here, 'SIG-02')).toMatchObject({ value: 30, unsent: true, note: 'чужое' })
})

it('shows both sides of two edits that did not see each other, until a person settles it', async () => {
  const server = world()
  const [held, other] = [await signedIn(server), await signedIn(server)]
  const [here, there] = [await opened(held.client), await opened(other.client)]
  other.phone.time.now += 60_000
  await here.answer('SIG-02', 30)
  await there.answer('SIG-02', 50)
  await held.client.sync()
  await other.client.sync()
  await held.client.sync()
  const view = await shown(here, 'SIG-02')
  expect([view.value, view.conflicts.map((each) => each.value)]).toEqual([50, [30]])
  expect(held.client.day.value).toMatchObject([{ conflicts: 1 }])
  await here.answer('SIG-02', 30)
  await held.client.sync()
  await other.client.sync()
  expect(await shown(there, 'SIG-02')).toMatchObject({ value: 30, conflicts: [] })
})

/** An answer of one phone, and another phone, two days behind, that has read it. */
async function readBySomebodyLate(): Promise<{ server: ServerDouble; held: Held; late: Held }> {
  const server = world()
  const [held, late] = [await signedIn(server), await signedIn(server)]
  await (await opened(held.client)).answer('SIG-02', 50)
  await held.client.sync()
  late.phone.time.now -= 2 * 24 * 3600 * 1000
  await late.client.sync()
  return { server, held, late }
}

it('lets an edit over the seen value win although its clock is two days behind', async () => {
  const { server, late } = await readBySomebodyLate()
  await (await opened(late.client)).answer('SIG-02', 30)
  await late.client.sync()
  expect(doc(server).fields['SIG-02']).toMatchObject({ value: 30, conflicts: [] })
})

it('writes what sorts behind everything it has read, also with a clock two days behind', async () => {
  const { held, late } = await readBySomebodyLate()
  await (await opened(late.client)).answer('SIG-02', 30)
  const [read] = await rows(held)
  const [written] = await rows(late)
  expect(written!.op.hlc > read!.op.hlc).toBe(true)
})

it('keeps the outbox when access is lost, and hands it over', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.answer('SIG-02', 30)
  server.grant('anna', 'visit-1', false)
  server.weather = ['down']
  await held.client.sync()
  await held.client.sync()
  expect((await opened(held.client)).view.value).toEqual({ is: 'absent' })
  expect(await rows(held)).toMatchObject([{ op: { value: 30 }, verdict: { is: 'refused', code: 'not-assigned' } }])
  expect(server.quarantine).toMatchObject([{ code: 'not-assigned', op: { value: 30 } }])
})

it('never moves the cursor past a page that was not written', async () => {
  const server = world()
  const held = await signedIn(server)
  for (const id of ['a', 'b', 'c', 'd', 'e']) server.plan(inspection(id, 'anna'))
  const database = held.client.database()!
  const torn: typeof database = {
    ...database,
    write: (stores, work, topics) =>
      database.write(
        stores,
        async (tx) => {
          await work(tx)
          throw new Error('killed')
        },
        topics,
      ),
  }
  const cursor = async () => (await database.read(['meta'], readCursor)).cursor
  const before = await cursor()
  await expect(pull({ ...talkOf(held), database: torn })).rejects.toThrow('killed')
  expect([await cursor(), held.client.day.value?.length]).toEqual([before, 1])
  await held.client.sync()
  expect(held.client.day.value).toHaveLength(6)
})

it('says everything again when the server has begun a new life', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  const backup = structuredClone({ inspections: server.inspections, devices: server.devices, journal: server.journal })
  await open.answer('SIG-02', 30)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  await held.client.sync()
  Object.assign(server, backup, { epoch: 2, counter: 3, bytes: new Map() })
  await held.client.sync()
  expect(doc(server).fields['SIG-02']).toMatchObject({ value: 30 })
  expect(doc(server).photos).toMatchObject([{ state: 'stored' }])
  expect(await shown(open, 'SIG-02')).toMatchObject({ value: 30, unsent: false })
})

it('takes a server that remembers less than it said for a new life too', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  const backup = structuredClone({ inspections: server.inspections, devices: server.devices, journal: server.journal })
  await open.answer('SIG-02', 30)
  await held.client.sync()
  Object.assign(server, backup, { counter: 2 })
  await held.client.sync()
  expect(doc(server).fields['SIG-02']).toMatchObject({ value: 30 })
})

it('becomes a new device when its own store fell back, and says again what differs', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.answer('SIG-01', 'yes')
  await held.client.sync()
  const old = await held.client.database()!.read(['meta', 'outbox'], async (tx) => ({
    device: await readDevice(tx),
    rows: await tx.objectStore('outbox').getAll(),
  }))
  await open.answer('SIG-02', 30)
  await open.note('SIG-02', 'ушло')
  await held.client.sync()
  await held.client.database()!.write(
    ['meta', 'outbox'],
    async (tx) => {
      await tx.objectStore('outbox').clear()
      for (const row of old.rows) await tx.objectStore('outbox').put(row)
      await tx.objectStore('meta').put(old.device!, 'device')
    },
    ['*'],
  )
  await open.answer('CLI-02', 'снова второе')
  await held.client.sync()
  const now = await device(held)
  expect(now.device).not.toBe(old.device!.device)
  expect(now.former).toEqual([old.device!.device])
  expect(doc(server).fields).toMatchObject({
    'SIG-02': { value: 30, note: { value: 'ушло' } },
    'CLI-02': { value: 'снова второе' },
  })
  expect(held.client.status.unsent.value.operations).toBe(0)
  expect(await shown(open, 'CLI-02')).toMatchObject({ value: 'снова второе', refusals: [] })
})

it('notices a fallen-back store even when it has nothing to say', async () => {
  const server = world()
  const held = await signedIn(server)
  const before = await device(held)
  await (await opened(held.client)).answer('SIG-01', 'yes')
  await held.client.sync()
  await held.client.database()!.write(
    ['meta', 'outbox'],
    async (tx) => {
      await tx.objectStore('outbox').clear()
      await tx.objectStore('meta').put(before, 'device')
    },
    ['*'],
  )
  await held.client.sync()
  expect((await device(held)).device).not.toBe(before.device)
})

it('deletes sent work only after the receipt and fourteen days', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.answer('SIG-01', 'yes')
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  await open.finish()
  await held.client.sync()
  held.phone.time.now += 13 * 24 * 3600 * 1000
  await held.client.sync()
  expect(await rows(held)).toHaveLength(3)
  held.phone.time.now += 2 * 24 * 3600 * 1000
  await held.client.sync()
  expect((await rows(held)).map((row) => row.op.kind)).toEqual(['inspection.finish'])
  expect(await held.client.database()!.read(['photo_bytes'], (tx) => tx.objectStore('photo_bytes').count())).toBe(0)
  expect((await seen(open)).lamp).toBe('accepted')
  await held.client.sync()
  expect(server.quarantine).toEqual([])
})

it('sends a photo again when the server lacks it after all', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  await held.client.sync()
  const { doc: stored } = server.inspections.get('visit-1')!
  server.bytes.clear()
  stored.photos[0]!.state = 'missing'
  server.inspections.get('visit-1')!.changed = ++server.counter
  await held.client.sync()
  await held.client.sync()
  expect(server.bytes.size).toBe(1)
})

it('says that a photo is gone when its bytes are nowhere, and lets the person say so', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  await held.client.database()!.write(['photo_bytes'], (tx) => tx.objectStore('photo_bytes').clear(), [])
  await held.client.sync()
  const [photo] = (await shown(open, 'SIG-01')).photos
  expect(photo).toMatchObject({ lamp: 'lost', here: false })
  await open.finish()
  await open.reportLost('SIG-01', photo!.sha256, 'телефон стёр хранилище')
  await held.client.sync()
  expect([...server.journal.keys()]).toHaveLength(3)
})

it('works the same with no Web Locks and two tabs talking at once', async () => {
  const server = world()
  const one = await signedIn(server)
  one.phone.locks = null
  const two = hold(server, one.wires, one.jar, false)
  await two.client.begin()
  const open = await opened(one.client)
  for (let i = 0; i < 20; i++) await open.answer('SIG-02', 30 + i)
  await Promise.all([one.client.sync(), two.client.sync(), one.client.sync()])
  expect(server.journal.size).toBe(20)
  expect((await rows(one)).every((row) => row.verdict?.is === 'applied')).toBe(true)
  expect((await device(one)).former).toEqual([])
})

it('sends the operation exactly as it was hashed', async () => {
  const server = world()
  const held = await signedIn(server)
  const bodies: { operations: Operation[] }[] = []
  const { fetch } = held.phone
  held.phone.fetch = (url, init) => {
    if (url.endsWith('/sync/operations')) bodies.push(JSON.parse(init!.body as string) as { operations: Operation[] })
    return fetch(url, init)
  }
  await (await opened(held.client)).note('SIG-01', 'Ёлка "кавычки" \\ \u0007 🧊 \ud800')
  await held.client.sync()
  const [row] = await rows(held)
  expect(bodies[0]!.operations).toEqual([row!.op])
  expect(server.journal.get(`${row!.device}:1`)?.hash).toBe(row!.hash)
})
