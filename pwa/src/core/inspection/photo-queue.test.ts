// Photos on their way: one that the server stumbles over holds up no other, and words never wait for pictures.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { opened, picture, signedIn, world } from '../scene-double'

const FAULT = { code: 'server-fault', message: '', facts: {}, status: 500 }

function stumble(): Response {
  return new Response(JSON.stringify(FAULT), { status: 500, headers: { 'Content-Type': 'application/json' } })
}

it('sends all other photos although the server stumbles over the oldest', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  const hashes: string[] = []
  for (let number = 0; number < 12; number++) {
    held.phone.time.now += 1000
    const taken = await open.takePhoto('SIG-01', { source: 'camera', picture: picture(`p${number}`) })
    if (taken.is === 'saved') hashes.push(taken.sha256)
  }
  const { fetch } = held.phone
  let poisoned = true
  held.phone.fetch = (url, init) =>
    poisoned && url.endsWith(hashes[0]!) ? Promise.resolve(stumble()) : fetch(url, init)
  await held.client.sync()
  expect(server.bytes.size).toBe(11)
  expect(held.client.status.talk.value).toMatchObject({ is: 'unreachable', why: 'server-error' })
  poisoned = false
  await held.client.sync()
  expect(server.bytes.size).toBe(12)
})

it('does not try every photo on a server that takes none', async () => {
  const held = await signedIn(world())
  const open = await opened(held.client)
  for (let number = 0; number < 12; number++)
    await open.takePhoto('SIG-01', { source: 'camera', picture: picture(`p${number}`) })
  const { fetch } = held.phone
  let tried = 0
  held.phone.fetch = (url, init) => {
    if (init?.method !== 'PUT' || !url.includes('/photos/')) return fetch(url, init)
    tried += 1
    return Promise.resolve(stumble())
  }
  await held.client.sync()
  expect(tried).toBeLessThanOrEqual(6)
})

it('sends an answer that was given meanwhile before the rest of the photos', async () => {
  const held = await signedIn(world())
  const open = await opened(held.client)
  for (let number = 0; number < 20; number++)
    await open.takePhoto('SIG-01', { source: 'camera', picture: picture(`p${number}`) })
  const order: string[] = []
  const { fetch } = held.phone
  held.phone.fetch = async (url, init) => {
    const answer = await fetch(url, init)
    if (init?.method === 'PUT' && url.includes('/photos/')) {
      order.push('photo')
      if (order.length === 2) await open.answer('SIG-02', 30)
    }
    if (url.endsWith('/sync/operations') && (init!.body as string).includes('"answer.set"')) order.push('answer')
    return answer
  }
  await held.client.sync()
  expect(order.indexOf('answer')).toBeGreaterThan(0)
  expect(order.indexOf('answer')).toBeLessThan(6)
  expect(order.filter((each) => each === 'photo')).toHaveLength(20)
})

it('counts the age of what waits from the oldest photo too, when all words have gone', async () => {
  const held = await signedIn(world())
  const open = await opened(held.client)
  const kept_at = (held.phone.time.now += 1000)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('left behind') })
  const { fetch } = held.phone
  held.phone.fetch = (url, init) =>
    init?.method === 'PUT' && url.includes('/photos/') ? Promise.resolve(stumble()) : fetch(url, init)
  held.phone.time.now += 3 * 24 * 3600 * 1000
  await held.client.sync()
  expect(held.client.status.unsent.value).toMatchObject({ operations: 0, photos: 1, oldest_at: kept_at })
})
