// What a person does on the phone, with and without a network.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { hold, inspection, opened, picture, seen, shown, signedIn, world } from '../scene-double'

it('keeps an answer without a network and sends it when there is one', async () => {
  const server = world()
  const { client } = await signedIn(server)
  const open = await opened(client)
  expect(await open.answer('SIG-01', 'yes')).toMatchObject({ is: 'saved' })
  expect(await shown(open, 'SIG-01')).toMatchObject({ value: 'yes', unsent: true, outcome: 'ok' })
  server.weather = ['down']
  await client.sync()
  expect(client.status.talk.value).toMatchObject({ is: 'unreachable', why: 'offline' })
  expect(client.status.unsent.value.operations).toBe(1)
  await client.sync()
  expect(client.status.unsent.value.operations).toBe(0)
  expect(server.inspections.get('visit-1')?.doc.fields['SIG-01']).toMatchObject({ value: 'yes', conflicts: [] })
  expect(await shown(open, 'SIG-01')).toMatchObject({ value: 'yes', unsent: false })
})

it('starts cold without a network and finds everything as it was', async () => {
  const server = world()
  const first = await signedIn(server)
  const open = await opened(first.client)
  await open.answer('SIG-02', 31.5)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('facade') })
  first.client.end()

  server.weather = Array.from({ length: 50 }, () => 'down' as const)
  const { client } = hold(server, first.wires)
  await client.begin()
  expect(client.session.value).toMatchObject({ is: 'signed-in', offline_only: true, account: { id: 'anna' } })
  const again = await opened(client)
  expect(await shown(again, 'SIG-02')).toMatchObject({ value: 31.5 })
  expect((await shown(again, 'SIG-01')).photos).toMatchObject([{ lamp: 'phone', here: true }])
})

it('refuses a value that the kind does not let through, and keeps nothing', async () => {
  const { client } = await signedIn(world())
  const open = await opened(client)
  expect(await open.answer('SIG-02', 'wide')).toMatchObject({ is: 'rejected' })
  expect(await open.answer('XXX-99', 'yes')).toEqual({ is: 'absent' })
  expect(client.status.unsent.value.operations).toBe(0)
})

it('asks only what belongs to the visit and shows what the answers call for', async () => {
  const { client } = await signedIn(world())
  const open = await opened(client)
  const ids = async () => (await seen(open)).sections.flatMap((section) => section.items.map((each) => each.item.id))
  expect(await ids()).toEqual(['SIG-01', 'SIG-02', 'SIG-03', 'CLI-02'])
  await open.answer('SIG-01', 'yes')
  expect(await ids()).toEqual(['SIG-01', 'SIG-02', 'CLI-02'])
})

it('says what is missing: answers, photos, words to a critical «no»', async () => {
  const { client } = await signedIn(world())
  const open = await opened(client)
  await open.answer('SIG-01', 'no')
  expect((await shown(open, 'SIG-01')).missing.map(({ what, lack }) => [what, lack])).toEqual([
    ['photos', 2],
    ['words', 1],
  ])
  await open.note('SIG-01', 'Вывески нет, крепёж «готов» 🙂')
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('a') })
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('b') })
  expect((await shown(open, 'SIG-01')).missing).toEqual([])
  expect((await seen(open)).progress).toMatchObject({
    answered: 1,
    total: 4,
    photos: 2,
    photos_needed: 2,
    critical_bad: 1,
  })
})

it('brings photos after the words, seals on the server and shows the receipt', async () => {
  const server = world()
  const { client } = await signedIn(server)
  const open = await opened(client)
  await open.answer('SIG-01', 'yes')
  const taken = await open.takePhoto('SIG-01', { source: 'camera', picture: picture('facade') })
  expect(taken).toMatchObject({ is: 'saved' })
  expect(await open.finish()).toMatchObject({ is: 'saved' })
  expect((await seen(open)).lamp).toBe('phone')
  expect(await open.answer('SIG-01', 'no')).toEqual({ is: 'closed' })
  server.requests = []
  await client.sync()
  const words = server.requests.findIndex((each) => each === 'POST /sync/operations')
  const bytes = server.requests.findIndex((each) => each.startsWith('PUT /photos/'))
  expect(words).toBeLessThan(bytes)
  expect(await seen(open)).toMatchObject({ lamp: 'accepted', receipt: { inspection: 'visit-1' } })
  expect((await shown(open, 'SIG-01')).photos).toMatchObject([{ lamp: 'accepted' }])
  expect(client.day.value).toMatchObject([{ id: 'visit-1', lamp: 'accepted', readiness: { is: 'ready' } }])
})

it('says of a photo what is wrong with it, and keeps nothing of it', async () => {
  const { client, phone } = await signedIn(world())
  const open = await opened(client)
  phone.picture.next = { is: 'undecodable', heic: true }
  expect(await open.takePhoto('SIG-01', { source: 'file', picture: picture('x') })).toEqual({
    is: 'refused',
    why: 'heic',
  })
  phone.picture.next = { is: 'uniform' }
  expect(await open.takePhoto('SIG-01', { source: 'file', picture: picture('x') })).toEqual({
    is: 'refused',
    why: 'uniform',
  })
  await client.sync()
  expect(client.status.unsent.value).toMatchObject({ operations: 0, photos: 0 })
})

it('does not call a photo saved when the disk gives back other bytes', async () => {
  const { client, phone } = await signedIn(world())
  const open = await opened(client)
  const honest = phone.sha256
  let asked = 0
  phone.sha256 = async (bytes) => ((asked += 1) === 2 ? 'f'.repeat(64) : await honest(bytes))
  expect(await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })).toEqual({
    is: 'refused',
    why: 'not-kept',
  })
  expect((await shown(open, 'SIG-01')).photos).toEqual([])
})

it('records where and when a photo was taken, and what a chosen file says of itself', async () => {
  const server = world()
  const { client, phone } = await signedIn(server)
  const open = await opened(client)
  phone.position.is = { latitude: 55.7501, longitude: 37.6102, accuracy: 9, age_ms: 3000 }
  const exif = { make: 'Fictional', taken_at: '2026-11-22T10:00:00' }
  phone.picture.next = {
    is: 'picture',
    bytes: new ArrayBuffer(8),
    type: 'image/jpeg',
    width: 4,
    height: 3,
    exif,
    doubt: null,
  }
  await open.takePhoto('SIG-01', { source: 'file', picture: picture('x') })
  const [photo] = (await shown(open, 'SIG-01')).photos
  expect(photo).toMatchObject({ source: 'file', distance_m: 17, position: { accuracy: 9, age_ms: 3000 } })
  await client.sync()
  expect(server.inspections.get('visit-1')?.doc.photos[0]).toMatchObject({ exif, bytes: 8, width: 4, state: 'stored' })
})

it('takes the same picture into an item only once, and lets it be taken out', async () => {
  const server = world()
  const { client } = await signedIn(server)
  const open = await opened(client)
  const taken = await open.takePhoto('SIG-01', { source: 'file', picture: picture('same') })
  expect(await open.takePhoto('SIG-01', { source: 'file', picture: picture('same') })).toMatchObject({
    is: 'already-here',
  })
  await client.sync()
  if (taken.is !== 'saved') throw new Error(taken.is)
  await open.detachPhoto('SIG-01', taken.sha256)
  expect((await shown(open, 'SIG-01')).photos).toEqual([])
  expect(await open.takePhoto('SIG-01', { source: 'file', picture: picture('same') })).toMatchObject({ is: 'saved' })
  await client.sync()
  expect(server.inspections.get('visit-1')?.doc.photos).toHaveLength(1)
})

it('remembers which item waits for a photo, until the photo is there', async () => {
  const server = world()
  const first = await signedIn(server)
  await first.client.markWaiting('visit-1', 'SIG-01')
  first.client.end()
  const { client } = hold(server, first.wires)
  await client.begin()
  expect(client.waiting.value).toMatchObject({ inspection_id: 'visit-1', item: 'SIG-01' })
  const open = await opened(client)
  await open.takePhoto('SIG-01', { source: 'file', picture: picture('x') })
  await expect.poll(() => client.waiting.value).toBe(null)
})

it('takes two quick taps as one wish and makes no conflict with itself', async () => {
  const server = world()
  const { client } = await signedIn(server)
  const open = await opened(client)
  await Promise.all([open.answer('SIG-01', 'yes'), open.answer('SIG-01', 'no'), open.answer('SIG-01', 'no')])
  await client.sync()
  expect(server.inspections.get('visit-1')?.doc.fields['SIG-01']).toMatchObject({ value: 'no', conflicts: [] })
  expect(server.journal.size).toBe(2)
})

it('asks a recheck exactly the returned items and says why', async () => {
  const server = world()
  server.plan(
    inspection('again', 'anna', {
      stage: 'recheck',
      previous_id: 'visit-1',
      items: [{ id: 'SIG-03', reason: 'Подпись?' }],
    }),
  )
  const { client } = await signedIn(server)
  const open = await opened(client, 'again')
  expect(
    (await seen(open)).sections.flatMap((section) => section.items).map((each) => [each.item.id, each.reason]),
  ).toEqual([['SIG-03', 'Подпись?']])
})

it('shows the distance to each inspection once the phone knows where it is', async () => {
  const { client, phone } = await signedIn(world())
  expect(client.day.value?.[0]).toMatchObject({ distance_m: null })
  phone.location.watch = (call) => (
    call({ latitude: 55.76, longitude: 37.61, accuracy: 12.4, age_ms: 0 }),
    () => undefined
  )
  client.place.watch()
  expect(client.day.value?.[0]).toMatchObject({ distance_m: 1112, accuracy_m: 12 })
})
