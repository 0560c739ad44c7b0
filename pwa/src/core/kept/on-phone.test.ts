// «На этом телефоне» counts the stores: whatever happened to them, it says what is here and what is missing.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { TypedRow } from '../../store/questionnaires'
import { opened, picture, signedIn, world } from '../scene-double'

it('counts unsent words and photos, since when they wait, and what the phone is', async () => {
  const server = world()
  const held = await signedIn(server)
  const began = held.phone.time.now
  held.phone.time.now += 3_600_000
  const open = await opened(held.client)
  await open.answer('SIG-01', 'yes')
  await open.takePhoto('SIG-01', { source: 'file', picture: picture('one') })
  held.phone.time.now += 3_600_000
  await open.answer('SIG-02', 25)
  expect(await held.client.onPhone()).toMatchObject({
    operations: 3,
    photos: 1,
    bytes: 3,
    oldest_at: began + 3_600_000,
    refused: 0,
    gone: 0,
    elsewhere: 0,
    since: began,
    last_contact: began,
    app_version: 'test',
    rescue: true,
  })
  await held.client.sync()
  expect(await held.client.onPhone()).toMatchObject({ operations: 0, photos: 0, bytes: 0, oldest_at: null, gone: 0 })
})

it('says that bytes of an unsent photo are gone, although their row is still there', async () => {
  const held = await signedIn(world())
  await (await opened(held.client)).takePhoto('SIG-01', { source: 'file', picture: picture('one') })
  await held.client.database()!.write(['photo_bytes'], (tx) => tx.objectStore('photo_bytes').clear(), [])
  expect(await held.client.onPhone()).toMatchObject({ photos: 0, bytes: 0, gone: 1 })
})

it('on a store that begins anew says what the server waits for and this phone does not have', async () => {
  const server = world()
  const first = await signedIn(server)
  const open = await opened(first.client)
  await open.answer('SIG-01', 'yes')
  await open.takePhoto('SIG-01', { source: 'file', picture: picture('one') })
  server.weather = ['fair', 'down', 'down', 'down', 'down']
  await first.client.sync()
  expect(server.bytes.size).toBe(0)
  server.weather = []
  const anew = await signedIn(server)
  expect(await anew.client.onPhone()).toMatchObject({
    operations: 0,
    photos: 0,
    elsewhere: 1,
    kept: { operations: 0, photos: 0 },
  })
})

it('counts what the server refused', async () => {
  const server = world()
  server.refuses = (op) => op.value === 'no'
  const held = await signedIn(server)
  await (await opened(held.client)).answer('SIG-01', 'no')
  await held.client.sync()
  expect(await held.client.onPhone()).toMatchObject({ operations: 0, refused: 1 })
})

it('counts answers of a questionnaire that the server does not have, also those that cannot be one', async () => {
  const held = await signedIn(world())
  const typed = { application_id: 'a', value: 'x', changed_at: held.phone.time.now }
  const write = async (row: object) =>
    await held.client.database()!.write(['typed'], (tx) => tx.objectStore('typed').put(row as TypedRow), [])
  await write({ ...typed, field: 'inn', waits: 1 })
  await write({ ...typed, field: 'ogrn', wrong: { code: 'digits', facts: {} } })
  await write({ ...typed, field: 'area_m2' })
  expect(await held.client.onPhone()).toMatchObject({ answers: 2, operations: 0, oldest_at: typed.changed_at })
})
