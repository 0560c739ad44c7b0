// Who is on this phone: expiry, another person, strangers' pages.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Api } from '../api/client'
import type { Account } from '../api/shapes'
import type { PersonStore } from '../store/person'
import { hold, inspection, opened, picture, shown, signedIn, world } from './scene-double'
import { makeSession } from './session'

it('keeps the work when the session expires and sends it after signing in again', async () => {
  const server = world()
  const { client, jar } = await signedIn(server)
  const open = await opened(client)
  await open.answer('SIG-01', 'yes')
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  jar.account = null
  await client.sync()
  expect(client.status.sign_in_needed.value).toBe(true)
  expect(client.session.value).toMatchObject({ is: 'signed-in', expired: true })
  expect(await open.answer('SIG-02', 40)).toMatchObject({ is: 'saved' })
  await client.signIn('anna@demo.test', 'secret')
  await client.sync()
  expect(client.session.value).toMatchObject({ expired: false, offline_only: false })
  expect(client.status.unsent.value).toMatchObject({ operations: 0, photos: 0 })
  expect(server.inspections.get('visit-1')?.doc.fields['SIG-02']).toMatchObject({ value: 40 })
})

it('shows another person nothing of the first, and sends nothing in their name', async () => {
  const server = world()
  const { client } = await signedIn(server)
  const open = await opened(client)
  await open.answer('SIG-01', 'yes')
  await client.signOut()
  expect(client.session.value).toEqual({ is: 'signed-out' })
  await client.signIn('boris@demo.test', 'secret')
  await client.sync()
  expect(client.day.value).toEqual([])
  expect(client.status.unsent.value.operations).toBe(0)
  expect((await opened(client)).view.value).toEqual({ is: 'absent' })
  expect(server.journal.size).toBe(0)
  await client.signOut()
  await client.signIn('anna@demo.test', 'secret')
  await client.sync()
  expect(server.inspections.get('visit-1')?.doc.fields['SIG-01']).toMatchObject({ value: 'yes' })
})

it('sends nothing with the cookie of another person', async () => {
  const server = world()
  const { client, jar } = await signedIn(server)
  await (await opened(client)).answer('SIG-01', 'yes')
  jar.account = 'boris'
  await client.sync()
  expect(server.journal.size).toBe(0)
  expect(client.status.sign_in_needed.value).toBe(true)
  expect(client.status.unsent.value.operations).toBe(1)
})

it('never gives a phone of one person to another whose cookie is there', async () => {
  const server = world()
  server.plan(inspection('of-boris', 'boris'))
  const held = hold(server)
  await held.client.begin()
  await held.client.signIn('anna@demo.test', 'secret')
  held.jar.account = 'boris'
  await held.client.sync()
  expect(held.client.status.sign_in_needed.value).toBe(true)
  expect([held.client.day.value, server.devices.size]).toEqual([[], 0])
  held.jar.account = 'anna'
  await held.client.sync()
  expect(held.client.day.value?.map((row) => row.id)).toEqual(['visit-1'])
})

it('takes a sign-in page of a hotel for no answer at all', async () => {
  const server = world()
  const { client } = await signedIn(server)
  await (await opened(client)).answer('SIG-01', 'yes')
  server.weather = ['portal']
  await client.sync()
  expect(client.status.talk.value).toMatchObject({ is: 'unreachable', why: 'portal' })
  expect(client.status.unsent.value.operations).toBe(1)
  server.weather = ['portal']
  expect(await client.signIn('anna@demo.test', 'secret')).toEqual({ is: 'unreachable', why: 'portal' })
})

it('believes no sign-in page that speaks JSON, at whatever request it steps in', async () => {
  for (const passed of [0, 1, 2]) {
    const server = world()
    const { client } = await signedIn(server)
    const open = await opened(client)
    await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
    server.weather = [...Array<'fair'>(passed).fill('fair'), ...Array<'json-portal'>(9).fill('json-portal')]
    await client.sync()
    expect(client.status.talk.value).toMatchObject({ is: 'unreachable', why: 'portal' })
    expect([client.status.unsent.value.operations > 0, server.journal.size > 0]).toEqual([passed === 0, passed > 0])
    expect([client.status.unsent.value.photos, server.bytes.size]).toEqual([1, 0])
    server.weather = []
    await client.sync()
    expect([client.status.unsent.value.photos, server.bytes.size]).toEqual([0, 1])
  }
})

it.each(['down', 'portal', 'json-portal'] as const)(
  'signs out on a line that is %s, and says so later',
  async (bad) => {
    const server = world()
    const first = await signedIn(server)
    server.weather = [bad]
    await first.client.signOut()
    expect(first.jar.account).toBe('anna')
    const { client, jar } = hold(server, first.wires, first.jar)
    await client.begin()
    expect(client.session.value).toEqual({ is: 'signed-out' })
    expect(jar.account).toBe(null)
  },
)

it('refuses a wrong password in the words of the server', async () => {
  const { client } = hold(world())
  await client.begin()
  expect(await client.signIn('anna@demo.test', 'guess')).toMatchObject({
    is: 'refused',
    problem: { code: 'sign-in-refused' },
  })
})

it('shows the work of both tabs in both', async () => {
  const server = world()
  const one = await signedIn(server)
  const two = hold(server, one.wires, one.jar)
  await two.client.begin()
  const [here, there] = [await opened(one.client), await opened(two.client)]
  await here.answer('SIG-02', 33)
  await expect.poll(() => there.view.value).toMatchObject({ is: 'open', unsent: { operations: 1 } })
  expect(await shown(there, 'SIG-02')).toMatchObject({ value: 33 })
})

it('goes with another tab that lets somebody out and somebody else in', async () => {
  const server = world()
  const one = await signedIn(server)
  await (await opened(one.client)).answer('SIG-01', 'yes')
  const two = hold(server, one.wires, one.jar)
  await two.client.begin()
  await two.client.signOut()
  await expect.poll(() => one.client.session.value).toEqual({ is: 'signed-out' })
  expect([one.client.day.value, one.client.status.unsent.value.operations]).toEqual([null, 0])
  await two.client.signIn('boris@demo.test', 'secret')
  await expect.poll(() => one.client.session.value).toMatchObject({ is: 'signed-in', account: { id: 'boris' } })
  expect((await opened(one.client)).view.value).toEqual({ is: 'absent' })
})

it('needs no second sign-in in a tab whose session another tab has renewed', async () => {
  const server = world()
  const one = await signedIn(server)
  const two = hold(server, one.wires, one.jar)
  await two.client.begin()
  one.jar.account = null
  await one.client.sync()
  expect(one.client.session.value).toMatchObject({ expired: true })
  await two.client.signIn('anna@demo.test', 'secret')
  await expect.poll(() => one.client.session.value).toMatchObject({ is: 'signed-in', expired: false })
})

/** From now on the browser refuses to open this database of the phone. */
function refuse({ phone }: ReturnType<typeof hold>, name: string | null) {
  const factory = phone.indexedDB
  const open = factory.open.bind(factory)
  phone.indexedDB.open = (wanted, version) => {
    if (name === null || wanted === name) throw new DOMException('no room', 'QuotaExceededError')
    return open(wanted, version)
  }
  return () => void (phone.indexedDB.open = open)
}

it('says that nothing can be kept when the browser does not open what it keeps, and begins once it does', async () => {
  const server = world()
  const first = await signedIn(server)
  first.client.end()
  const held = hold(server, first.wires, first.jar)
  const allow = refuse(held, null)
  await held.client.begin()
  expect(held.client.session.value).toEqual({ is: 'no-storage' })
  allow()
  await held.client.begin()
  expect(held.client.session.value).toMatchObject({ is: 'signed-in', account: { id: 'anna' } })
})

it('lets nobody in whose work cannot be kept, and does not remember them', async () => {
  const server = world()
  const held = await signedIn(server)
  const allow = refuse(held, 'osmotr-boris')
  expect(await held.client.signIn('boris@demo.test', 'secret')).toEqual({ is: 'no-storage' })
  expect(held.client.session.value).toEqual({ is: 'no-storage' })
  expect(held.client.database()).toBeNull()
  allow()
  const next = hold(server, held.wires, { account: null })
  await next.client.begin()
  expect(next.client.session.value).toMatchObject({ is: 'signed-in', account: { id: 'anna' } })
})

it('lets nobody in before the goodbye of who was here is answered: its answer takes the cookie away', async () => {
  const account = { id: 'anna', role: 'inspector' } as Account
  const nothing = async () => undefined
  const people = { read: async () => ({ account, leaving: false }), forget: nothing, remember: nothing, left: nothing }
  const asked: string[] = []
  let answer: (reply: unknown) => void = () => undefined
  const api = {
    ask: (path: string, ask?: { method?: string }) => {
      asked.push(`${ask?.method ?? 'GET'} ${path}`)
      if (ask?.method === 'DELETE') return new Promise((resolve) => (answer = resolve))
      return Promise.resolve({ is: 'done', value: { account } })
    },
  } as unknown as Api
  const session = makeSession(api, people as unknown as PersonStore, {
    enter: nothing,
    leave: () => undefined,
    erased: () => undefined,
  })
  await session.begin()
  const soon = () => new Promise((resolve) => setTimeout(resolve))
  const left = session.signOut()
  await soon()
  const back = session.signIn('anna@demo.test', 'secret')
  await soon()
  expect(asked).toEqual(['DELETE /session'])
  answer({ is: 'done', value: undefined })
  expect(await back).toMatchObject({ is: 'signed-in' })
  expect(await left).toBe(true)
  expect(asked).toEqual(['DELETE /session', 'POST /session'])
})

it('leaves who works at their work when the server confirms them and the phone cannot write it down', async () => {
  const account = { id: 'anna', role: 'inspector' } as Account
  const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
  const people = { read: async () => ({ account, leaving: false }), remember: full } as unknown as PersonStore
  const api = { ask: async () => ({ is: 'done', value: { account } }) } as unknown as Api
  const session = makeSession(api, people, {
    enter: async () => undefined,
    leave: () => undefined,
    erased: () => undefined,
  })
  await session.begin()
  await session.confirm()
  expect(session.state.value).toEqual({ is: 'signed-in', account, offline_only: false, expired: false })
})
