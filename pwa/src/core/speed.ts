// Measure the line against our own server, three runs and their median, with the bytes it cost.

import { download, NoLine, ping, rate, upload, type Wire } from '../device/speed'

export interface SpeedRun {
  download_mbps: number
  upload_mbps: number
  latency_ms: number
  jitter_ms: number
  loss_percent: number
}

/** The value of an `internet-speed` answer. */
export interface SpeedValue extends SpeedRun {
  runs: SpeedRun[]
  line_test_id: string | null
}

export interface SpeedProgress {
  /** From 1 to `runs`. */
  run: number
  runs: number
  phase: 'latency' | 'download' | 'upload' | 'pause'
  mbps: number | null
  bytes_used: number
  /** Points of the present phase: seconds from its start, Mbit/s. */
  samples: { s: number; mbps: number }[]
  done: SpeedRun[]
}

export type SpeedOutcome =
  | { is: 'measured'; value: SpeedValue; bytes_used: number }
  | { is: 'cancelled'; bytes_used: number }
  | { is: 'unreachable'; why: string; bytes_used: number }
  | { is: 'sign-in-needed'; bytes_used: number }

export interface SpeedOptions {
  runs?: number
  /** Most bytes the whole measurement may use: 45 MB by default, 5 MB to be economical. */
  cap_bytes?: number
  progress?(now: SpeedProgress): void
  signal?: AbortSignal
}

export const CAP_BYTES = 45_000_000
export const CAP_ECONOMICAL_BYTES = 5_000_000

const PINGS = 5
const DOWNLOAD_MS = 1_200
const RAMP_MS = 350
const UPLOAD_MS = 850
const WARM_BYTES = 65_536
/** After a download has been cut the line needs a moment to fall silent. */
const PAUSE_MS = 400

interface Measuring {
  wire: Wire
  random: { bytes(count: number): Uint8Array }
  signal: AbortSignal
  cap: number
  used: number
  say(phase: SpeedProgress['phase'], mbps: number | null, samples?: SpeedProgress['samples']): void
}

export async function measureLine(
  wire: Wire,
  random: Measuring['random'],
  options: SpeedOptions = {},
): Promise<SpeedOutcome> {
  const runs = options.runs ?? 3
  const done: SpeedRun[] = []
  const measuring: Measuring = {
    wire,
    random,
    signal: options.signal ?? new AbortController().signal,
    cap: (options.cap_bytes ?? CAP_BYTES) / runs,
    used: 0,
    say(phase, mbps, samples = []) {
      const run = Math.min(done.length + 1, runs)
      options.progress?.({ run, runs, phase, mbps, bytes_used: measuring.used, samples, done: [...done] })
    },
  }
  try {
    while (done.length < runs) {
      done.push(await oneRun(measuring))
      measuring.say('pause', null)
      if (done.length < runs) await pause(measuring, PAUSE_MS / 2)
    }
  } catch (error) {
    if (measuring.signal.aborted) return { is: 'cancelled', bytes_used: measuring.used }
    if (!(error instanceof NoLine)) throw error
    if (error.signed_out) return { is: 'sign-in-needed', bytes_used: measuring.used }
    return { is: 'unreachable', why: 'offline', bytes_used: measuring.used }
  }
  return { is: 'measured', value: { ...middle(done), runs: done, line_test_id: null }, bytes_used: measuring.used }
}

/** Each figure's own median, so that one bad moment does not decide. */
export function middle(runs: SpeedRun[]): SpeedRun {
  const of = (figure: keyof SpeedRun) => median(runs.map((run) => run[figure]))
  return {
    download_mbps: of('download_mbps'),
    upload_mbps: of('upload_mbps'),
    latency_ms: of('latency_ms'),
    jitter_ms: of('jitter_ms'),
    loss_percent: of('loss_percent'),
  }
}

async function oneRun(measuring: Measuring): Promise<SpeedRun> {
  const quiet = await pings(measuring)
  const down = await measureDownload(measuring)
  await pause(measuring, PAUSE_MS)
  const up = await measureUpload(measuring, down)
  return { download_mbps: tenth(down), upload_mbps: tenth(up), ...quiet }
}

async function pings(measuring: Measuring): Promise<Pick<SpeedRun, 'latency_ms' | 'jitter_ms' | 'loss_percent'>> {
  measuring.say('latency', null)
  await ping(measuring.wire, measuring.signal)
  const times: number[] = []
  for (let i = 0; i < PINGS; i++) {
    const ms = await ping(measuring.wire, measuring.signal)
    if (ms !== null) times.push(ms)
  }
  if (times.length === 0) throw new NoLine()
  const steps = times.slice(1).map((ms, i) => Math.abs(ms - (times[i] ?? ms)))
  return {
    latency_ms: tenth(median(times)),
    jitter_ms: tenth(steps.length ? steps.reduce((sum, step) => sum + step, 0) / steps.length : 0),
    loss_percent: Math.round(((PINGS - times.length) / PINGS) * 100),
  }
}

async function measureDownload(measuring: Measuring): Promise<number> {
  const samples: SpeedProgress['samples'] = []
  const before = measuring.used
  let last = { bytes: 0, ms: 0 }
  const wish = {
    ms: DOWNLOAD_MS,
    ramp_ms: RAMP_MS,
    cap: measuring.cap * 0.58,
    sample(bytes: number, ms: number) {
      measuring.used = before + bytes
      if (ms - last.ms < 100) return
      const mbps = tenth(rate(bytes - last.bytes, ms - last.ms))
      samples.push({ s: ms / 1000, mbps })
      last = { bytes, ms }
      measuring.say('download', mbps, [...samples])
    },
  }
  return (await download(measuring.wire, wish, measuring.signal)).mbps
}

/** A small one first: it says how much to send, and lets the connection gather speed. */
async function measureUpload(measuring: Measuring, down_mbps: number): Promise<number> {
  measuring.say('upload', null)
  const warm = await send(measuring, Math.min(WARM_BYTES, measuring.cap * 0.05))
  const guess = Math.min(warm.mbps, Math.max(down_mbps, 1) * 2)
  const size = Math.min((guess * 1000 * UPLOAD_MS) / 8, measuring.cap * 0.35)
  const { mbps } = await send(measuring, Math.max(size, 32_768))
  measuring.say('upload', tenth(mbps))
  return mbps
}

async function send(measuring: Measuring, size: number): ReturnType<typeof upload> {
  const body = noise(measuring.random, Math.floor(size))
  const rated = await upload(measuring.wire, body, measuring.signal)
  measuring.used += body.length
  return rated
}

/** Nothing on the way packs an upload, so one random block again and again will do. */
function noise(random: Measuring['random'], size: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(size)
  const block = random.bytes(Math.min(size, 65_536))
  for (let at = 0; at < size; at += block.length) body.set(block.subarray(0, Math.min(block.length, size - at)), at)
  return body
}

async function pause({ wire, signal }: Measuring, ms: number): Promise<void> {
  await new Promise<void>((resolve) => void wire.clock.later(ms, resolve))
  signal.throwIfAborted()
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
