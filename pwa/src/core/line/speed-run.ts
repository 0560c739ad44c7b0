// One run over the line: quiet pings, then a download and an upload, each until its figure is steady.

import { download, NoLine, ping, rate, upload, type Mark, type Wire } from '../../device/speed'
import type { SpeedProgress, SpeedRun } from './speed'
import { settle } from './speed-track'

export interface RunRoom {
  wire: Wire
  random: { bytes(count: number): Uint8Array }
  signal: AbortSignal
  /** Bytes that this run may still use. */
  left: number
  used: number
  say(phase: SpeedProgress['phase'], mbps: number | null, samples?: SpeedProgress['samples']): void
}

type Ended = NonNullable<SpeedRun['ended']>

interface Phase {
  mbps: number
  ended: Ended
  loaded: number[]
}

const PINGS = 20
const PING_EVERY_MS = 20
const PINGS_AT_ONCE = 5
const PING_BYTES = 1_100
/** A lost packet is sent again after 200 ms at the earliest: whoever is so late was lost. */
const LOST_AFTER_MS = 180
const LOADED_EVERY_MS = 400
/** Longest phases, without the time in which connections gather speed. */
const DOWNLOAD_MS = 700
const UPLOAD_MS = 850
/** A connection sends ten packets at once, and twice as much after each round trip (RFC 6928). */
const FIRST_WINDOW = 14_480
const UNKNOWN_TRIPS = 5
const LONGEST_TRIP_MS = 120
const FIRST_BODY_MS = 60
/** Below it more connections than fill the line would flood what it can hold back, and it would drop a row of packets. */
const NARROW_MBPS = 7
const UNKNOWN_MBPS = 6
/** Over a long way each gathers speed slowly and rests between two bodies; a browser opens six, and one is for pings. */
const FAR_MS = 50
const CONNECTIONS = { near: { down: 4, up: 3 }, far: { down: 4, up: 5 } }
/** An upload below this share of the download may have been unlucky: the next one opens connections as if it had this. */
const LEAST_UP = 0.2
const DOWNLOAD_SHARE = 0.55
const GROWTH = 6
/** Less time is not worth another body. */
const WORTH_ANOTHER_MS = 100
const FIRST_BODY = 16_384
const LEAST_BODY = 8_192
/** After a download has been cut the line needs a moment to fall silent. */
const PAUSE_MS = 350
const SAMPLE_MS = 100

/** `before` is the run before this one: it knows how wide the line is. */
export async function measureRun(room: RunRoom, before: SpeedRun | undefined): Promise<SpeedRun> {
  const quiet = await quietPings(room)
  const down = await downloading(room, quiet.latency_ms, before?.download_mbps ?? null)
  await pause(room, PAUSE_MS)
  const up = await uploading(room, quiet.latency_ms, { before: before?.upload_mbps ?? null, down: down.mbps })
  const loaded = [...down.loaded, ...up.loaded].toSorted((a, b) => a - b)
  const ended = [down.ended, up.ended]
  return {
    download_mbps: rounded(down.mbps),
    upload_mbps: rounded(up.mbps),
    ...quiet,
    loaded_latency_ms: loaded.length ? tenth(loaded[loaded.length >> 1]!) : null,
    upload_clock: up.clock,
    ended: ended.includes('data') ? 'data' : ended.includes('time') ? 'time' : 'steady',
  }
}

/** Small questions at a steady pace, so that they do not wait for each other even on a narrow line. */
async function quietPings(room: RunRoom): Promise<Pick<SpeedRun, 'latency_ms' | 'jitter_ms' | 'loss_percent'>> {
  room.say('latency', null)
  await Promise.all(Array.from({ length: PINGS_AT_ONCE - 1 }, () => counted(room)))
  const times: (number | null)[] = []
  let next = 0
  const began = room.wire.clock.tick()
  const lane = async () => {
    while (next < PINGS) {
      const at = next++
      await pause(room, Math.max(0, began + at * PING_EVERY_MS - room.wire.clock.tick()))
      times[at] = await counted(room)
    }
  }
  await Promise.all(Array.from({ length: PINGS_AT_ONCE }, lane))
  const answered = times.filter((ms) => ms !== null)
  if (answered.length === 0) throw new NoLine('silent')
  const usual = answered.toSorted((a, b) => a - b)[answered.length >> 1]!
  const punctual = answered.filter((ms) => ms <= usual + LOST_AFTER_MS)
  const steps = punctual.slice(1).map((ms, at) => Math.abs(ms - punctual[at]!))
  return {
    latency_ms: tenth(usual),
    jitter_ms: tenth(steps.length ? steps.reduce((sum, step) => sum + step, 0) / steps.length : 0),
    loss_percent: tenth(((PINGS - punctual.length) / PINGS) * 100),
  }
}

async function counted(room: RunRoom): Promise<number | null> {
  room.used += PING_BYTES
  room.left -= PING_BYTES
  return await ping(room.wire, room.signal)
}

async function downloading(room: RunRoom, rtt: number, known: number | null): Promise<Phase> {
  room.say('download', null)
  const { clock } = room.wire
  const asked = clock.tick()
  const marks: Mark[] = []
  const over = follow(room.signal)
  const cap = room.left * DOWNLOAD_SHARE
  const streams = connections('down', known ?? UNKNOWN_MBPS, rtt)
  const longest = DOWNLOAD_MS + gathering(known, rtt, streams)
  let ended: Ended = 'time'
  let bytes = 0
  let said = 0
  let cancel = () => {}
  const stop = (why: Ended) => {
    if (!over.signal.aborted) ended = why
    over.abort()
  }
  const heard = (count: number) => {
    if (over.signal.aborted) return
    const at = clock.tick()
    if (marks.length === 0) cancel = clock.later(longest, () => stop('time'))
    marks.push({ at, bytes: count })
    bytes += count
    room.used += count
    room.left -= count
    if (bytes >= cap) stop('data')
    if (at - said < SAMPLE_MS) return
    said = at
    const now = settle(marks)
    room.say('download', tenth(recent(marks)), drawn(marks))
    if (now.steady) stop('steady')
  }
  const each = Math.min(25_000_000, Math.max(65_536, Math.ceil(cap / streams)))
  const loaded = underLoad(room, over.signal)
  try {
    await Promise.all(Array.from({ length: streams }, () => download(room.wire, each, over.signal, heard)))
  } finally {
    cancel()
    over.abort()
  }
  room.signal.throwIfAborted()
  if (bytes === 0) throw new NoLine('silent')
  return { ...final(marks, asked, ended), loaded: await loaded }
}

/** Each connection sends one body after another, sized by how fast its last one went, until the time or the data end. */
async function uploading(
  room: RunRoom,
  rtt: number,
  known: { before: number | null; down: number },
): Promise<Phase & { clock: 'server' | 'phone' }> {
  room.say('upload', null)
  const { clock } = room.wire
  const marks: Mark[] = []
  const over = follow(room.signal)
  const lanes = connections('up', Math.max(known.before ?? known.down, known.down * LEAST_UP), rtt)
  const ramp = gathering(known.before ?? known.down, rtt, lanes)
  const longest = UPLOAD_MS + ramp
  const asked = clock.tick()
  const ends = asked + longest
  // before the first upload only the other way is known, and most lines are narrower upwards
  const wanted =
    known.before === null ? sized(known.down, FIRST_BODY_MS + rtt / 2) : sized(known.before, longest - ramp / 2)
  const first = Math.max(FIRST_BODY, wanted / lanes)
  let shift: number | null = null
  let room_left = room.left
  let ended: Ended = 'time'
  let enough = false
  const by = { server: 0, phone: 0 }
  const lane = async () => {
    let size = first
    while (!enough && clock.tick() < ends) {
      if (room_left < LEAST_BODY) {
        ended = 'data'
        return
      }
      size = Math.floor(Math.min(size, room_left))
      room_left -= size
      const began = clock.tick()
      const sent = await upload(room.wire, noise(room.random, size), { rtt, ms: longest }, over.signal)
      room.used += size
      room.left -= size
      by[sent.by] += size
      // one shift for all bodies: the server's clock is better than what each answer says of it
      if (sent.shift !== 0) shift ??= sent.shift
      const by_phone = sent.shift === 0 ? 0 : (shift ?? 0)
      marks.push(...sent.marks.map(({ at, bytes }) => ({ at: at + by_phone, bytes })))
      const now = settle(marks)
      room.say('upload', tenth(recent(marks)), drawn(marks))
      if (now.steady && !enough) {
        enough = true
        ended = 'steady'
      }
      const left = ends - clock.tick()
      const pace = Math.max(settle(sent.marks).mbps, rate(size, Math.max(1, clock.tick() - began - rtt / 2)))
      size = Math.max(LEAST_BODY, Math.min(size * GROWTH, sized(pace, left - rtt)))
      if (left < rtt + WORTH_ANOTHER_MS) return
    }
  }
  const loaded = underLoad(room, over.signal)
  try {
    await Promise.all(Array.from({ length: lanes }, lane))
  } finally {
    over.abort()
  }
  room.signal.throwIfAborted()
  return { ...final(marks, asked, ended), loaded: await loaded, clock: by.phone > by.server ? 'phone' : 'server' }
}

/** How long so many connections need until they fill the line together. */
function gathering(mbps: number | null, rtt: number, lanes: number): number {
  const trips = mbps === null ? UNKNOWN_TRIPS : 1 + Math.log2(Math.max(1, sized(mbps, rtt) / lanes / FIRST_WINDOW))
  return trips * Math.min(rtt, LONGEST_TRIP_MS)
}

function connections(way: 'down' | 'up', mbps: number, rtt: number): number {
  if (mbps < NARROW_MBPS) return sized(mbps, rtt) > 2 * FIRST_WINDOW ? 2 : 1
  return CONNECTIONS[rtt > FAR_MS ? 'far' : 'near'][way]
}

/** The figure, and whether it was steady in the end. */
function final(marks: Mark[], asked: number, ended: Ended): Pick<Phase, 'mbps' | 'ended'> {
  const { mbps, steady } = settle(marks, asked)
  return { mbps, ended: steady ? 'steady' : ended === 'data' ? 'data' : 'time' }
}

/** How late an answer is while the line is full. */
async function underLoad(room: RunRoom, over: AbortSignal): Promise<number[]> {
  const times: number[] = []
  try {
    while (!over.aborted) {
      await wait(room, LOADED_EVERY_MS, over)
      if (over.aborted) break
      room.used += PING_BYTES
      const ms = await ping(room.wire, over)
      if (ms !== null) times.push(ms)
    }
  } catch {
    // it only accompanies: what breaks the line is told by whoever measures
  }
  return times
}

/** The last 200 ms, as the screen shows it. */
function recent(marks: Mark[]): number {
  const to = marks.reduce((latest, { at }) => Math.max(latest, at), 0)
  const from = marks.reduce((earliest, { at }) => Math.min(earliest, at), to)
  const window = Math.min(200, to - from)
  return rate(
    marks.reduce((sum, { at, bytes }) => sum + (at > to - window ? bytes : 0), 0),
    Math.max(window, 20),
  )
}

function drawn(marks: Mark[]): SpeedProgress['samples'] {
  const from = marks.reduce((earliest, { at }) => Math.min(earliest, at), Infinity)
  const sums: number[] = []
  for (const { at, bytes } of marks) {
    const slot = Math.floor((at - from) / SAMPLE_MS)
    sums[slot] = (sums[slot] ?? 0) + bytes
  }
  const whole = sums.length > 1 ? sums.slice(0, -1) : sums
  return Array.from(whole, (sum, slot) => ({
    s: ((slot + 1) * SAMPLE_MS) / 1000,
    mbps: tenth(rate(sum ?? 0, SAMPLE_MS)),
  }))
}

/** Nothing on the way packs an upload, so one random block again and again will do. */
function noise(random: RunRoom['random'], size: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(size)
  const block = random.bytes(Math.min(size, 65_536))
  for (let at = 0; at < size; at += block.length) body.set(block.subarray(0, Math.min(block.length, size - at)), at)
  return body
}

async function pause(room: RunRoom, ms: number): Promise<void> {
  if (ms > 0) await wait(room, ms, room.signal)
  room.signal.throwIfAborted()
}

/** So long, or until it is over. */
async function wait({ wire }: RunRoom, ms: number, over: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = wire.clock.later(ms, resolve)
    over.addEventListener('abort', () => (cancel(), resolve()), { once: true })
  })
}

function follow(signal: AbortSignal): AbortController {
  const control = new AbortController()
  if (signal.aborted) control.abort()
  signal.addEventListener('abort', () => control.abort(), { once: true, signal: control.signal })
  return control
}

const sized = (mbps: number, ms: number) => (mbps * 1000 * ms) / 8
const tenth = (value: number) => Math.round(value * 10) / 10
/** A slow line needs a finer figure. */
const rounded = (mbps: number) => (mbps < 10 ? Math.round(mbps * 100) / 100 : tenth(mbps))
