// Photos over lines that break: nothing that has arrived is sent again, and a narrow line carries one photo after the other.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { RESPITE_MS, SLICE_BYTES } from '../sync/send-photo'
import type { PhoneDouble } from '../device/phone-double'
import type { ServerDouble } from '../sync/server-double'
import { opened, signedIn, world } from './scene-double'

const PHOTO_BYTES = 400_000

function photo(seed: number, bytes = PHOTO_BYTES): Blob {
  return new Blob([new Uint8Array(bytes).map((_, at) => (at * 31 + seed * 7 + (at >> 8)) & 255)])
}

/** Breaks the line after every so many bytes of photos; what went over it is on the server. */
function cutEvery(server: ServerDouble, phone: PhoneDouble, bytes: number) {
  const told = { sent: 0, cuts: 0, asked: [] as string[] }
  let left = bytes
  const { fetch } = phone
  const { later } = phone.clock
  phone.clock.later = (ms, call) => later(ms === RESPITE_MS ? 0 : ms, call)
  phone.fetch = async (url, init = {}) => {
    told.asked.push(`${init.method ?? 'GET'} ${url.includes('/photos/') ? 'photo' : url}`)
    if (!url.includes('/photos/') || !(init.method === 'PUT' || init.method === 'PATCH')) return await fetch(url, init)
    const body = new Uint8Array(init.body as ArrayBuffer)
    const name = url.slice(-64)
    if (body.length <= left) {
      left -= body.length
      told.sent += body.length
      return await fetch(url, init)
    }
    const part = server.parts.get(name) ?? new Uint8Array()
    const at = init.method === 'PATCH' ? Number((init.headers as Record<string, string>)['Upload-Offset']) : 0
    if (at === part.length || init.method === 'PUT')
      server.parts.set(name, new Uint8Array([...part.slice(0, at), ...body.slice(0, left)]))
    told.sent += left
    told.cuts += 1
    left = bytes
    throw new TypeError('Failed to fetch')
  }
  return told
}

it('sends a photo again only from where the line broke, and all of it arrives in one round', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  for (let number = 0; number < 4; number++)
    await open.takePhoto('SIG-01', { source: 'camera', picture: photo(number) })
  const line = cutEvery(server, held.phone, 100_000)
  await held.client.sync()
  expect(server.bytes.size).toBe(4)
  expect(line.cuts).toBeGreaterThan(12)
  expect(line.sent).toBe(4 * PHOTO_BYTES)
  expect(held.client.status.unsent.value).toMatchObject({ photos: 0 })
})

it('gives up a line that carries nothing, and goes on where it stood when it is back', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.takePhoto('SIG-01', { source: 'camera', picture: photo(1) })
  const line = cutEvery(server, held.phone, 150_000)
  const { fetch } = held.phone
  let dead = false
  held.phone.fetch = async (url, init) => {
    if (dead && url.includes('/photos/')) throw new TypeError('Failed to fetch')
    try {
      return await fetch(url, init)
    } catch (error) {
      dead = true
      throw error
    }
  }
  await held.client.sync()
  expect(held.client.status.talk.value).toMatchObject({ is: 'unreachable', why: 'offline' })
  expect(line.asked.filter((each) => each.endsWith('photo'))).toHaveLength(1)
  dead = false
  held.phone.fetch = fetch
  await held.client.sync()
  expect(server.bytes.size).toBe(1)
  expect(line.sent).toBe(PHOTO_BYTES)
})

it('asks once a photo on a good line, and sends the smallest first', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  const sizes = [90_000, 30_000, 60_000, 10_000]
  for (const [seed, bytes] of sizes.entries())
    await open.takePhoto('SIG-01', { source: 'camera', picture: photo(seed, bytes) })
  const order: number[] = []
  const { fetch } = held.phone
  held.phone.fetch = (url, init) => {
    if (url.includes('/photos/')) order.push((init!.body as ArrayBuffer).byteLength)
    return fetch(url, init)
  }
  await held.client.sync()
  expect(order).toEqual(sizes.toSorted((a, b) => a - b))
})

it('sends one photo at a time when the line has broken, and when the person saves data', async () => {
  for (const saving of [false, true]) {
    const server = world()
    const held = await signedIn(server)
    held.phone.network.sparing = () => saving
    const open = await opened(held.client)
    for (let number = 0; number < 6; number++)
      await open.takePhoto('SIG-01', { source: 'camera', picture: photo(number, 50_000) })
    let now = 0
    let most = 0
    const { fetch } = held.phone
    held.phone.fetch = async (url, init) => {
      if (!url.includes('/photos/')) return await fetch(url, init)
      most = Math.max(most, (now += 1))
      await new Promise((done) => setTimeout(done, 5))
      try {
        return await fetch(url, init)
      } finally {
        now -= 1
      }
    }
    await held.client.sync()
    expect(most).toBe(saving ? 1 : 3)
    expect(server.bytes.size).toBe(6)
  }
})

it('carries a photo over a line on which no whole one fits into the patience of the phone', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.takePhoto('SIG-01', { source: 'camera', picture: photo(1, 900_000) })
  const { fetch } = held.phone
  let slices = 0
  held.phone.fetch = async (url, init) => {
    const body = url.includes('/photos/') && init?.method !== 'HEAD' ? (init!.body as ArrayBuffer) : null
    if (body && body.byteLength > SLICE_BYTES) throw new DOMException('late', 'AbortError') // nothing has arrived
    if (body) slices += 1
    return await fetch(url, init)
  }
  await held.client.sync()
  expect(server.bytes.size).toBe(1)
  expect(slices).toBe(4)
})
