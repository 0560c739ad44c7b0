// Shapes of the standing duties of an open point.

import type { Application, Page, Person } from './shapes'

export type DutyKind = 'lease' | 'extinguisher' | 'archive'
export type DutyState = 'lacking' | 'short' | 'ended' | 'soon' | 'good' | 'endless'

export interface DutyEntry {
  id: string
  /** The last day; null where there is no end. */
  until: string | null
  /** How many days are kept, and how many were asked then. */
  figure: number | null
  norm: number | null
  source: 'typed' | 'paper' | 'inspection'
  by: Person | null
  at: string
}

export interface Duty {
  kind: DutyKind
  asks: 'day' | 'days'
  endless: boolean
  /** Of the checklist. */
  item: string | null
  basis: 'lease' | 'recommendation'
  /** Days before the end on which the owner is warned. */
  warns: number[]
  again_days: number | null
  norm: number | null
  state: DutyState
  whose_move: 'applicant' | 'nobody'
  days_left: number | null
  entry: DutyEntry | null
  former: DutyEntry[]
  warned_at: string | null
  reminded_at: string | null
}

export interface Duties {
  application: Application
  /** By the network's calendar. */
  today: string
  open: boolean
  items: Duty[]
}

export interface DutyRow {
  application: Application
  kind: DutyKind
  state: DutyState
  until: string | null
  days_left: number | null
  figure: number | null
  norm: number | null
}

export type DutyRows = Page<DutyRow>
