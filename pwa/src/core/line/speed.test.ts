// The line is measured by the median, stops when it is steady or told to, never uses more than it may, keeps what it has.

import { expect, it } from 'vitest'
import { LineDouble, type LineWish } from './line-double'
import { CAP_BYTES, CAP_ECONOMICAL_BYTES, expected, measureLine, middle, secondsLeft, type SpeedOptions } from './speed'
import type { SpeedProgress, SpeedRun } from './speed'
import { settle } from './speed-track'

const random = { bytes: (count: number) => new Uint8Array(count) }

async function measured(wish: LineWish, options: SpeedOptions = {}) {
  const line = new LineDouble(wish)
  const outcome = await line.run(measureLine(line.wire, random, options))
  return { line, outcome }
}

function valueOf({ outcome }: Awaited<ReturnType<typeof measured>>) {
  if (outcome.is !== 'measured') throw new Error(`it was ${outcome.is}`)
  return outcome.value
}

it('takes the middle of three runs, figure by figure, and the mean of what was lost', () => {
  const run = (download_mbps: number, latency_ms: number, loss_percent: number): SpeedRun => ({
    download_mbps,
    upload_mbps: 10,
    latency_ms,
    jitter_ms: 1,
    loss_percent,
  })
  const three = [run(50, 90, 0), run(2, 20, 0), run(48, 18, 6)]
  expect(middle(three)).toMatchObject({ download_mbps: 48, latency_ms: 20, loss_percent: 2 })
})

const LINES = [1, 5, 10, 50].flatMap((mbps) => [20, 100].map((rtt) => ({ mbps, rtt })))

it.each(LINES)('measures $mbps Mbit/s × $rtt ms within 3 %, 12 s and its bytes', async ({ mbps, rtt }) => {
  const found = await measured({ mbps, rtt })
  const value = valueOf(found)
  for (const figure of [value.download_mbps, value.upload_mbps]) {
    expect(Math.abs(figure / mbps - 1), `${figure} of ${mbps}`).toBeLessThan(0.03)
  }
  expect(value).toMatchObject({ loss_percent: 0, line_test_id: null })
  expect(Math.abs(value.latency_ms - rtt)).toBeLessThanOrEqual(10)
  expect(value.runs).toHaveLength(3)
  expect(found.line.now).toBeLessThan(12_000)
  expect(found.outcome.bytes_used).toBeLessThan(expected(mbps, CAP_BYTES).bytes * 1.3 + 150_000)
})

it('stops a run early when the figure is steady, and takes all its time when it is not', async () => {
  const steady = valueOf(await measured({ mbps: 10, rtt: 20 }))
  // the first run does not know yet how much to send
  expect(steady.runs.slice(1).map((run) => run.ended)).toEqual(['steady', 'steady'])
  const wild = await measured({ mbps: 10, rtt: 20, width: (at) => (Math.floor(at / 200) % 2 ? 1 : 0.3) })
  expect(valueOf(wild).runs.some((run) => run.ended === 'time')).toBe(true)
  expect(wild.outcome.bytes_used).toBeGreaterThan(0)
})

it('shows by its runs that a line has changed between them', async () => {
  const value = valueOf(await measured({ mbps: 20, rtt: 20, width: (at) => (at < 3_000 ? 1 : 0.5) }))
  const downloads = value.runs.map((run) => run.download_mbps)
  expect(Math.max(...downloads) / Math.min(...downloads)).toBeGreaterThan(1.8)
  expect(value.download_mbps).toBe(downloads.toSorted((a, b) => a - b)[1])
})

it.each([CAP_BYTES, CAP_ECONOMICAL_BYTES])(
  'never uses more than %i bytes, and says that they ended it',
  async (cap_bytes) => {
    const said: number[] = []
    const found = await measured({ mbps: 900, rtt: 5 }, { cap_bytes, progress: (now) => said.push(now.bytes_used) })
    expect(found.line.bytes).toBeLessThanOrEqual(cap_bytes)
    expect(found.outcome.bytes_used).toBeLessThanOrEqual(cap_bytes)
    expect(valueOf(found).runs.map((run) => run.ended)).toContain('data')
    expect(said.at(-1)).toBe(found.outcome.bytes_used)
  },
)

it.each(['latency', 'download', 'upload', 'pause'] as const)('can be stopped in the phase %s', async (phase) => {
  const stop = new AbortController()
  const line = new LineDouble({ mbps: 10, rtt: 20 })
  let stopped = 0
  const progress = (now: SpeedProgress) => {
    if (now.phase !== phase || stopped) return
    stopped = line.now
    stop.abort()
  }
  const outcome = await line.run(measureLine(line.wire, random, { signal: stop.signal, progress }))
  expect(outcome.is).toBe('cancelled')
  expect(line.now - stopped).toBeLessThan(100)
  if (outcome.is === 'cancelled') expect(outcome.kept?.runs.length ?? 0).toBe(phase === 'pause' ? 1 : 0)
})

it('keeps the runs that were finished when the line dies in the middle', async () => {
  const found = await measured({ mbps: 10, rtt: 20, dies_at: 4_500 })
  expect(found.outcome).toMatchObject({ is: 'unreachable', why: 'silent', kept: { line_test_id: null } })
  if (found.outcome.is !== 'unreachable') return
  expect(found.outcome.kept!.runs.length).toBeGreaterThan(0)
  expect(found.outcome.kept!.runs.length).toBeLessThan(3)
})

it('says why there is no line: silence, a sign-in page, an expired session, a server that refuses', async () => {
  const outcome = async (wish: Partial<LineWish>) => (await measured({ mbps: 10, rtt: 20, ...wish })).outcome
  expect(await outcome({ dies_at: 0 })).toMatchObject({ is: 'unreachable', why: 'silent', kept: null })
  expect(await outcome({ portal: true })).toMatchObject({ is: 'unreachable', why: 'portal' })
  expect(await outcome({ status: 401 })).toMatchObject({ is: 'sign-in-needed', kept: null })
  expect(await outcome({ status: 503 })).toMatchObject({ is: 'unreachable', why: 'server' })
})

it('estimates loss from answers that come as late as a packet sent again', async () => {
  const value = valueOf(await measured({ mbps: 10, rtt: 40, lost: (number) => number % 10 === 9 }))
  expect(value.loss_percent).toBeGreaterThan(6)
  expect(value.loss_percent).toBeLessThan(16)
  expect(value.latency_ms).toBeLessThan(60)
})

it('clocks an upload itself when something on the way gathers it, and says so', async () => {
  const value = valueOf(await measured({ mbps: 10, rtt: 20, gathers: true }))
  expect(value.runs.map((run) => run.upload_clock)).toContain('phone')
  expect(Math.abs(value.upload_mbps / 10 - 1)).toBeLessThan(0.25)
})

it('measures against a server that only says how much and how long', async () => {
  const value = valueOf(await measured({ mbps: 10, rtt: 20, silent_server: true }))
  expect(Math.abs(value.upload_mbps / 10 - 1)).toBeLessThan(0.1)
})

it('is not misled by what a lost packet held back and then let go at once', () => {
  const marks = []
  let kept = 0
  for (let at = 10; at <= 1200; at += 10) {
    kept += 12_500
    const held = (at > 200 && at < 400) || (at > 1_050 && at < 1_300)
    if (!held) marks.push({ at, bytes: kept })
    if (!held) kept = 0
  }
  expect(settle(marks).mbps).toBeCloseTo(10, 0)
})

/** Mbit/s in every 100 ms, as they were seen over shaped lines of 5 and 50 Mbit/s (0.965 of it payload). */
const SEEN = [
  { what: 'a stall, then a burst', is: 4.83, each: [4.9, 4.7, 4.9, 4.6, 1.7, 0, 13.1, 4.7] },
  {
    what: 'one slow connection at the end',
    is: 48.3,
    each: [1, 3, 6, 14, 42, 53, 41, 51, 45, 50, 33, 30, 17, 4, 4, 4, 5, 5],
  },
]

it.each(SEEN)('reads $what within 7 %', ({ is, each }) => {
  const marks = each.flatMap((mbps, slot) =>
    [20, 40, 60, 80, 100].map((ms) => ({ at: slot * 100 + ms, bytes: (mbps * 1000 * 20) / 8 })),
  )
  const { mbps, steady } = settle(marks)
  expect(Math.abs(mbps / is - 1), String(mbps)).toBeLessThan(0.07)
  expect(steady).toBe(false)
})

it('has a figure when all bytes come at once', async () => {
  const value = valueOf(await measured({ mbps: 4000, rtt: 1 }, { cap_bytes: CAP_ECONOMICAL_BYTES }))
  for (const run of value.runs) expect(Math.min(run.download_mbps, run.upload_mbps)).toBeGreaterThan(100)
})

it('says before what it will cost, and how long is left', () => {
  expect(expected(50, CAP_ECONOMICAL_BYTES).bytes).toBe(CAP_ECONOMICAL_BYTES)
  expect(expected(50, CAP_BYTES).bytes).toBeLessThan(CAP_BYTES)
  expect(expected(50, CAP_ECONOMICAL_BYTES).seconds).toBeLessThan(expected(50, CAP_BYTES).seconds)
  const at = { runs: 3, mbps: null, bytes_used: 0, samples: [], done: [] }
  const left = [1, 2, 3].map((run) => secondsLeft({ ...at, run, phase: 'latency' }))
  expect(left).toEqual(left.toSorted((a, b) => b - a))
})
