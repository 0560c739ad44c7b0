// A server that is away and comes back: what was written meanwhile is there within a minute, and it was asked moderately.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Clock } from '../device/phone'
import { phoneDouble, wires, type PhoneDouble } from '../device/phone-double'
import type { ServerDouble } from '../sync/server-double'
import { makeClient, type Client } from './client'
import { opened, picture, world } from './scene-double'

const SEEDS = 100
const MINUTE_MS = 60_000
const LONGEST_OUTAGE_S = 600
/** A few at first, then one in 17.5 s at the most. */
const asksAtMost = (outage_ms: number) => 6 + outage_ms / 17_500

/** How a server is away. Silent: it takes the request and never answers. */
type Away = 'down' | 'silent' | 'error' | 'busy' | 'portal'
const WAYS: Away[] = ['down', 'silent', 'error', 'busy', 'portal']

/** Time that passes only when nothing else is left to do: then the next timer is due at once. */
class Hours implements Clock {
  private timers = new Map<number, { at: number; call: () => void }>()
  private count = 0
  constructor(private time: PhoneDouble['time']) {}

  now = () => this.time.now
  tick = () => this.time.now
  later = (ms: number, call: () => void) => {
    const name = ++this.count
    this.timers.set(name, { at: this.time.now + ms, call })
    return () => void this.timers.delete(name)
  }

  /** Lets time pass until a moment, or until something is so; answers whether it is. */
  async pass(until: number, rest: () => Promise<void>, so: () => boolean = () => false): Promise<boolean> {
    for (;;) {
      await rest()
      if (so()) return true
      const next = [...this.timers].toSorted(([, one], [, other]) => one.at - other.at)[0]
      if (!next || next[1].at > until) break
      this.timers.delete(next[0])
      this.time.now = Math.max(this.time.now, next[1].at)
      next[1].call()
    }
    this.time.now = Math.max(this.time.now, until)
    return so()
  }
}

interface Scene {
  server: ServerDouble
  client: Client
  phone: PhoneDouble
  /** How the server is away at present, and what it was asked meanwhile. */
  line: { away: Away | null; retry_after_s: number; asked: number[]; hanging: number }
  pass(ms: number, so?: () => boolean): Promise<boolean>
}

async function scene(chance: () => number): Promise<Scene> {
  const server = world()
  const { fetch, jar } = server.line()
  const line: Scene['line'] = { away: null, retry_after_s: 5, asked: [], hanging: 0 }
  const phone = phoneDouble(wires(new IDBFactory()), async (url, init) => {
    if (line.away === null) return await fetch(url, init)
    line.asked.push(phone.time.now)
    return await (line.away === 'silent' ? never(line, init.signal) : answerOf(line.away, line.retry_after_s))
  })
  const hours = new Hours(phone.time)
  phone.clock = hours
  phone.random = { bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(chance() * 256)) }
  const client = makeClient(phone, { api: '/api/v1', app_version: 'test' })
  await client.begin()
  jar.account = null
  await client.signIn('anna@demo.test', 'secret')
  /** Until the phone rests, or waits for an answer: what it does in between is the store's and takes no time. */
  const rest = async () => {
    for (let still = 0; still < 30; still++) {
      await new Promise((resolve) => setImmediate(resolve))
      if (client.status.talk.value.is === 'sending' && line.hanging === 0) still = 0
    }
  }
  const pass = (ms: number, so?: () => boolean) => hours.pass(phone.time.now + ms, rest, so)
  await pass(2 * MINUTE_MS)
  return { server, client, phone, line, pass }
}

async function never(line: Scene['line'], signal: AbortSignal | null | undefined): Promise<Response> {
  line.hanging += 1
  return await new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      line.hanging -= 1
      reject(new DOMException('late', 'AbortError'))
    })
  })
}

function answerOf(away: Away, retry_after_s: number): Response {
  if (away === 'down') throw new TypeError('Failed to fetch')
  if (away === 'portal') return new Response('<html>Wi-Fi</html>', { headers: { 'Content-Type': 'text/html' } })
  if (away === 'error') return new Response('', { status: 500 })
  return new Response('{}', { status: 503, headers: { 'Retry-After': String(retry_after_s) } })
}

function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** An answer and a photo that are nowhere else. */
async function write({ client }: Scene, name: string): Promise<void> {
  const open = await opened(client)
  await open.answer('SIG-02', 25 + name.length)
  const taken = await open.takePhoto('SIG-01', { source: 'camera', picture: picture(name) })
  expect(taken.is).toBe('saved')
  open.close()
}

function drained({ server, client }: Scene, photos: number): boolean {
  const { operations, photos: left } = client.status.unsent.value
  return operations === 0 && left === 0 && server.bytes.size === photos
}

for (const away of WAYS)
  it(
    `sends all within a minute after a server that was ${away}, whatever it was asked`,
    { timeout: 60_000 },
    async () => {
      for (let seed = 1; seed <= SEEDS / WAYS.length; seed++) {
        const draw = random(seed * 7919 + WAYS.indexOf(away))
        const now = await scene(draw)
        const outage_s = seed === 1 ? LONGEST_OUTAGE_S : 1 + Math.floor(draw() * LONGEST_OUTAGE_S)
        now.line.away = away
        for (const part of [0.2, 0.5]) {
          await write(now, `${seed} ${part}`)
          await now.pass(outage_s * 1000 * part)
        }
        await now.pass(outage_s * 1000 * 0.3)
        expect(now.line.asked.length, `seed ${seed}`).toBeGreaterThan(0)
        expect(now.line.asked.length, `seed ${seed}, ${outage_s} s`).toBeLessThanOrEqual(asksAtMost(outage_s * 1000))
        now.line.away = null
        expect(await now.pass(MINUTE_MS, () => drained(now, 2)), `seed ${seed}, ${outage_s} s`).toBe(true)
        now.client.end()
      }
    },
  )

it('asks a busy server not sooner than it wishes, and does not wait for ever', { timeout: 60_000 }, async () => {
  for (const [wish_s, longest_s] of [
    [90, 99],
    [86_400, 660],
  ] as const) {
    const now = await scene(random(wish_s))
    Object.assign(now.line, { away: 'busy', retry_after_s: wish_s })
    await write(now, 'busy')
    await now.pass(2 * LONGEST_OUTAGE_S * 1000)
    const { asked } = now.line
    const gaps = asked.slice(1).map((at, before) => (at - asked[before]!) / 1000)
    expect(gaps.length).toBeGreaterThan(0)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.min(wish_s, 600))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(longest_s)
    now.line.away = null
    expect(await now.pass(longest_s * 1000 + 1000, () => drained(now, 1))).toBe(true)
    now.client.end()
  }
})
