// Shapes of open points: their hours, the next inspection, what was done to them.

import type { Person, Standing } from './shapes'

/** From Monday to Sunday: [opens, closes] as HH:MM, null for a day off. */
export type Week = ([string, string] | null)[]
export type PointStanding = 'open' | 'suspended' | 'closed'
export type RiskLevel = 'high' | 'middle' | 'low'
export type RiskCode = 'critical' | 'sanctions' | 'returned' | 'extended' | 'differs' | 'young'
export type PointActKind = 'warn' | 'suspend' | 'restore' | 'stop' | 'approve' | 'fixed' | 'close'
/** What its owner is told of. */
export type ActOfNetwork = Exclude<PointActKind, 'fixed' | 'close'>

export interface RiskReason {
  code: RiskCode
  count: number
  points: number
}

export interface PointRow {
  application_id: string
  number: number
  address: string
  stage: Standing
  standing: PointStanding
  /** A day of the network; null once it is closed for good. */
  revisit_on: string | null
  risk: RiskLevel
  reasons: RiskReason[]
  visit: { inspection_id: string; due_at: string; stage: string } | null
  /** Since when its owner says that all is put right, while the network has not answered. */
  fixed_at: string | null
}

/** What was done to it, or decided after a visit. */
export interface PointAct {
  id: string
  kind: PointActKind | 'kept' | 'returned' | 'refused'
  reason: string | null
  due_on: string | null
  by: Person
  at: string
}

/** `days` is null before its owner has told them; `zone` is the IANA name of the clock they are told by. */
export interface Hours {
  days: Week | null
  how: string
  zone: string
}

export interface Point extends PointRow, Hours {
  code: string
  opened_at: string
  suspended_at: string | null
  closed_at: string | null
  possible: PointActKind[]
  /** Which of its acts is to be put right. */
  wrong: string | null
  acts: PointAct[]
}

export interface PublicPoint extends Hours {
  number: number
  address: string
  standing: PointStanding
  opened_at: string
}
