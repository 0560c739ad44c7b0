// Measure the line against our own server, three runs and their median, with the bytes it cost.

import { NoLine, type NoLineWhy, type Wire } from '../../device/speed'
import { measureRun, type RunRoom } from './speed-run'

export interface SpeedFigures {
  download_mbps: number
  upload_mbps: number
  latency_ms: number
  jitter_ms: number
  /** An estimate: the share of small questions that came back as late as a lost packet makes them. */
  loss_percent: number
}

/** One run. What stands beside the five figures is for whoever looks closer; an older server keeps it unread. */
export interface SpeedRun extends SpeedFigures {
  /** While the line is full; null when nothing came back. */
  loaded_latency_ms?: number | null
  /** `phone` when something on the way gathers uploads before the server sees them. */
  upload_clock?: 'server' | 'phone'
  /** `data`: the budget ended a phase before its figure was steady, so the line may be faster. */
  ended?: 'steady' | 'time' | 'data'
}

/** The value of an `internet-speed` answer. */
export interface SpeedValue extends SpeedFigures {
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

/** `kept` is made of the runs that were finished before it ended; null when there was none. */
export type SpeedOutcome =
  | { is: 'measured'; value: SpeedValue; bytes_used: number }
  | { is: 'cancelled'; kept: SpeedValue | null; bytes_used: number }
  | { is: 'unreachable'; why: NoLineWhy; kept: SpeedValue | null; bytes_used: number }
  | { is: 'sign-in-needed'; kept: SpeedValue | null; bytes_used: number }

export interface SpeedOptions {
  runs?: number
  /** Most bytes the whole measurement may use: 45 MB by default, 5 MB to be economical. */
  cap_bytes?: number
  progress?(now: SpeedProgress): void
  signal?: AbortSignal
}

export const CAP_BYTES = 45_000_000
export const CAP_ECONOMICAL_BYTES = 5_000_000
const RUNS = 3
/** What three runs take of a line that is full all the time, in seconds; measured by `make bench BENCH=line`. */
const FULL_S = 6.3
const WHOLE_S = 10

/** Says before the start what it will cost on a line of so many Mbit/s: bytes, seconds. */
export function expected(mbps: number, cap_bytes: number): { bytes: number; seconds: number } {
  const wanted = (mbps * 1e6 * FULL_S) / 8
  const bytes = Math.min(wanted, cap_bytes)
  return { bytes, seconds: Math.round(WHOLE_S - FULL_S * (1 - bytes / wanted)) }
}

const RUN_S = WHOLE_S / RUNS
const AHEAD_S = { latency: RUN_S, download: RUN_S * 0.8, upload: RUN_S * 0.4, pause: 0 }

/** About how many seconds are left, from where it stands. */
export function secondsLeft({ run, runs, phase, done, samples }: SpeedProgress): number {
  const open = phase === 'pause' ? runs - done.length : runs - run
  return Math.max(1, Math.round(open * RUN_S + Math.max(0, AHEAD_S[phase] - (samples.at(-1)?.s ?? 0))))
}

export async function measureLine(
  wire: Wire,
  random: { bytes(count: number): Uint8Array },
  options: SpeedOptions = {},
): Promise<SpeedOutcome> {
  const runs = options.runs ?? RUNS
  const cap = options.cap_bytes ?? CAP_BYTES
  const done: SpeedRun[] = []
  const room: RunRoom = {
    wire,
    random,
    signal: options.signal ?? new AbortController().signal,
    left: 0,
    used: 0,
    say(phase, mbps, samples = []) {
      const run = Math.min(done.length + 1, runs)
      options.progress?.({ run, runs, phase, mbps, bytes_used: room.used, samples, done: [...done] })
    },
  }
  const kept = () => (done.length ? valueOf(done) : null)
  try {
    while (done.length < runs) {
      room.left = (cap - room.used) / (runs - done.length)
      done.push(await measureRun(room, done.at(-1)))
      room.say('pause', null)
    }
  } catch (error) {
    const bytes_used = room.used
    if (room.signal.aborted) return { is: 'cancelled', kept: kept(), bytes_used }
    if (!(error instanceof NoLine)) throw error
    if (error.why === 'signed-out') return { is: 'sign-in-needed', kept: kept(), bytes_used }
    return { is: 'unreachable', why: error.why, kept: kept(), bytes_used }
  }
  return { is: 'measured', value: valueOf(done), bytes_used: room.used }
}

/** Each figure's own median, so that one bad moment does not decide; of the loss the mean, as it is a count. */
export function middle(runs: SpeedRun[]): SpeedFigures {
  const of = (figure: keyof SpeedFigures) => median(runs.map((run) => run[figure]))
  const lost = runs.reduce((sum, run) => sum + run.loss_percent, 0) / Math.max(1, runs.length)
  return {
    download_mbps: of('download_mbps'),
    upload_mbps: of('upload_mbps'),
    latency_ms: of('latency_ms'),
    jitter_ms: of('jitter_ms'),
    loss_percent: Math.round(lost * 10) / 10,
  }
}

function valueOf(runs: SpeedRun[]): SpeedValue {
  return { ...middle(runs), runs: [...runs], line_test_id: null }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
