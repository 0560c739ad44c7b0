// A person whose data the server has erased: their phones forget them, and nobody else.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { hold, opened, picture, signedIn, world } from './scene-double'

const stores = async (indexedDB: IDBFactory) => (await indexedDB.databases()).map((each) => each.name)

it('forgets the person at the next contact, with what was not sent, and says how much that was', async () => {
  const server = world()
  const { client, wires } = await signedIn(server)
  const open = await opened(client)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  await open.answer('SIG-01', 'yes')
  expect(await stores(wires.indexedDB)).toContain('osmotr-anna')
  server.erased.add('anna')
  await client.sync()
  await expect.poll(() => client.session.value.is).toBe('signed-out')
  expect(client.farewell.value?.erasure).toBeNull()
  expect(client.farewell.value?.unsent.operations).toBeGreaterThan(0)
  expect(client.farewell.value?.unsent.photos).toBe(1)
  await expect.poll(() => stores(wires.indexedDB)).not.toContain('osmotr-anna')
})

it('keeps the work of everybody else on this phone', async () => {
  const server = world()
  const { client, wires, jar } = await signedIn(server)
  await (await opened(client)).answer('SIG-01', 'yes')
  await client.sync()
  server.erased.add('boris')
  jar.account = 'boris' // whose cookie that is
  await client.sync()
  expect(client.session.value).toMatchObject({ is: 'signed-in', account: { id: 'anna' } })
  expect(client.farewell.value).toBeNull()
  expect(await stores(wires.indexedDB)).toContain('osmotr-anna')
})

it('says at a cold start that nobody is there any more, and lets the browser forget who it was', async () => {
  const server = world()
  const held = await signedIn(server)
  held.client.end()
  server.erased.add('anna')
  const next = hold(server, held.wires, { account: 'anna' })
  await next.client.begin()
  await next.client.sync()
  await expect.poll(() => next.client.session.value.is).toBe('signed-out')
  expect(next.client.farewell.value).not.toBeNull()
  await next.client.api.ask('/session', { method: 'DELETE' })
  next.client.farewell.value = null
  expect(next.client.farewell.value).toBeNull()
  expect(next.jar.account).toBeNull()
})
