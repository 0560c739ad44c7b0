// A browser that erases a store is found out at the next start, and what is missing is said as exactly as it is known.

import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { wires, type Wires } from '../../device/phone-double'
import { hold, opened, picture, signedIn, world, type Held } from '../scene-double'

/** The same phone whose databases are gone; its notes and its cookie are not. */
function erased(phone: Held): Wires {
  phone.client.end()
  return { ...wires(new IDBFactory()), notes: phone.wires.notes }
}

const noted = (phone: Held, operations: number) =>
  vi.waitFor(() => {
    const note = phone.wires.notes.get('held-anna') ?? '{}'
    expect(JSON.parse(note)).toMatchObject({ held: { operations } })
  })

const found = (phone: Held) => vi.waitFor(() => expect(phone.client.erased.value).not.toBeNull())

async function worked(server = world()): Promise<Held> {
  const phone = await signedIn(server)
  const open = await opened(phone.client)
  await open.answer('SIG-01', 'yes')
  phone.phone.time.now += 60_000
  await open.answer('SIG-02', 31)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('a') })
  await noted(phone, 3)
  return phone
}

it('says how many entries and photos were in it, how old they are, and when that was noted', async () => {
  const server = world()
  const before = await worked(server)
  const at = before.phone.time.now
  const after = hold(server, erased(before), before.jar)
  await after.client.begin()
  await found(after)
  expect(after.client.erased.value).toMatchObject({ operations: 3, photos: 1, oldest_at: at - 60_000, at })
  await after.client.sync()
  expect(await after.client.onPhone()).toMatchObject({ arrived: 0, operations: 0 })
  expect(after.client.erased.value).toMatchObject({ operations: 3, photos: 1 })
})

it('says it again at every start until its author has read it', async () => {
  const server = world()
  const before = await worked(server)
  const second = hold(server, erased(before), before.jar)
  await second.client.begin()
  await found(second)
  await second.client.sync()
  await noted(second, 0)
  second.client.end()
  const third = hold(server, second.wires, second.jar)
  await third.client.begin()
  await found(third)
  expect(third.client.erased.value).toMatchObject({ operations: 3 })
  third.client.understood()
  expect(third.client.erased.value).toBeNull()
  await (await opened(third.client)).answer('SIG-01', 'no')
  await noted(third, 1)
  third.client.end()
  const fourth = hold(server, third.wires, third.jar)
  await fourth.client.begin()
  await fourth.client.sync()
  expect(fourth.client.erased.value).toBeNull()
})

it('subtracts what the server had heard after all', async () => {
  const server = world()
  const before = await worked(server)
  server.weather = ['answer-lost']
  await before.client.sync() // it has taken the words, and the phone does not know
  await noted(before, 3)
  const after = hold(server, erased(before), before.jar)
  await after.client.begin()
  await found(after)
  await after.client.sync()
  expect(await after.client.onPhone()).toMatchObject({ arrived: 3 })
})

it('says nothing was waiting where nothing was', async () => {
  const server = world()
  const before = await worked(server)
  await before.client.sync()
  await noted(before, 0)
  const after = hold(server, erased(before), before.jar)
  await after.client.begin()
  await found(after)
  expect(after.client.erased.value).toMatchObject({ operations: 0, photos: 0, oldest_at: null })
})

it('finds out without a network and without knowing who was here, too', async () => {
  const server = world()
  const before = await worked(server)
  server.weather = Array.from({ length: 9 }, () => 'down' as const)
  const after = hold(server, erased(before))
  await after.client.begin()
  expect(after.client.session.value).toEqual({ is: 'signed-out' })
  expect(after.client.erased.value).toMatchObject({ operations: 3, photos: 1 })
})

it('suspects nothing when somebody has left, nor when a phone becomes another device', async () => {
  const server = world()
  const before = await worked(server)
  await before.client.signOut()
  const after = hold(server, before.wires)
  await after.client.begin()
  expect(after.client.erased.value).toBeNull()
  await after.client.signIn('anna@demo.test', 'secret')
  await noted(after, 3)
  const database = after.client.database()!
  await database.write(
    ['meta'],
    async (tx) => {
      const meta = tx.objectStore('meta')
      const device = (await meta.get('device')) as { device: string; former: string[] }
      await meta.put({ ...device, device: 'f'.repeat(32), former: [device.device] } as never, 'device')
    },
    ['outbox'],
  )
  after.client.end()
  const third = hold(server, before.wires, after.jar)
  await third.client.begin()
  await third.client.sync()
  expect(third.client.erased.value).toBeNull()
})

it('notices a store that has gone back to an earlier state', async () => {
  const server = world()
  const before = await worked(server)
  const database = before.client.database()!
  await database.write(
    ['meta', 'outbox'],
    async (tx) => {
      const meta = tx.objectStore('meta')
      const device = (await meta.get('device')) as { device: string; next_n: number }
      await meta.put({ ...device, next_n: 2 } as never, 'device')
      for (const n of [2, 3]) await tx.objectStore('outbox').delete([device.device, n])
    },
    [],
  )
  before.client.end()
  const after = hold(server, before.wires, before.jar)
  await after.client.begin()
  await found(after)
  expect(after.client.erased.value).toMatchObject({ operations: 2 })
})
