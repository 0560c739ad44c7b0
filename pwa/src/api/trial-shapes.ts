// Shapes of the test period: its days, trends, problems, the report and what was decided.

import type { Person, Standing, Words } from './shapes'

export type TrialVerdict = 'pass' | 'extend' | 'stop'
export type TrialMeasureName = 'filled' | 'time' | 'service' | 'troubles'

export interface TrialItem {
  id: string
  kind: 'number' | 'yes-no'
  text: Words
  unit: Words | null
  recommendation: boolean
}

/** Judged by the standards of its day. */
export interface TrialValue {
  value?: unknown
  outcome: 'ok' | 'bad' | null
  norm: number | null
}

export interface TrialDay {
  day: string
  /** `missed` is a gap for good, `open` can still be filled in. */
  state: 'filled' | 'open' | 'missed' | 'ahead'
  inspection_id: string | null
  standard: number | null
  profile: string | null
  values: Record<string, TrialValue>
}

/** `part` of `whole`; from the share `passes` it passes, below `stops` it speaks for stopping. */
export interface TrialMeasure {
  measure: TrialMeasureName
  part: number
  whole: number
  advice: TrialVerdict
  passes?: number
  stops?: number
  median?: number | null
  norms?: number[]
}

export interface TrialReport {
  began_on: string
  ends_on: string
  items: TrialItem[]
  days: TrialDay[]
  standards: { version: number; profile: string }[]
  measures: TrialMeasure[]
  advice: TrialVerdict
  by: TrialMeasureName[]
}

export interface TrialPhoto {
  op: string
  sha256: string
  item: string
  day: string
  at: string
}

export interface Trouble {
  id: string
  /** Null where it cannot be read any more. */
  what: string | null
  owner: string | null
  due_on: string
  overdue: boolean
  by: Person
  at: string
  before: TrialPhoto | null
  closed_at: string | null
  after: TrialPhoto | null
}

export interface TrialDecision {
  id: string
  verdict: TrialVerdict
  advice: TrialVerdict
  reason: string | null
  ends_on: string | null
  sha256: string
  by: Person
  at: string
}

/** The report that a decision was made on; `holds` is false when it is not that any more. */
export interface SeenReport {
  sha256: string
  holds: boolean
  report: TrialReport | null
}

export interface Trial {
  id: string
  /** By the network's clock. */
  today: string
  report: TrialReport
  /** Names the report as it stands. */
  sha256: string
  troubles: Trouble[]
  photos: TrialPhoto[]
  decisions: TrialDecision[]
}

export interface TrialState {
  stage: Standing
  whose_move: string
  promised_at: string | null
  trial: Trial | null
}
