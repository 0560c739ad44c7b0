// Measure the line against our own server, three runs and their median, with the bytes it cost.

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
