// Papers of an application, and a reviewer's checks of them.

import type { Application, Person, Words } from './shapes'

export type PaperState = 'missing' | 'uploaded' | 'checked' | 'returned' | 'accepted'
export type PaperLack = 'missing' | 'returned' | 'facts' | 'ended'

export interface PaperFile {
  id: string
  kind: 'pdf' | 'jpeg' | 'png'
  /** How many pages it draws. */
  leaves: number
  size: number
  at: string
}

/** `until`: the last day, YYYY-MM-DD; null where there is no end. */
export interface LeaseFacts {
  holding: 'lease' | 'title'
  address: string
  area_m2: number
  until: string | null
}

export interface Paper {
  id: string
  title: Words
  note: Words | null
  state: PaperState
  may_change: boolean
  files: PaperFile[]
  former: { number: number; files: PaperFile[] }[]
  wants_facts: boolean
  facts: LeaseFacts | null
  warning: 'ended' | 'ends-soon' | null
  returned: { reason: string; at: string } | null
}

export interface Papers {
  number: number
  stage: Application['stage']
  legal_form: string | null
  promised_at: string | null
  items: Paper[]
  returned_fields: { id: string; reason: string }[]
  missing: { id: string; why: PaperLack }[]
  limits: { bytes: number; leaves: number; files: number }
}

export type CheckResult = 'ok' | 'not-ok' | 'not-applicable' | 'open'

export interface LegalCheck {
  id: string
  paper: string | null
  facts: string[]
  result: CheckResult
  history: { result: CheckResult; note: string; by: Person | null; at: string }[]
}

/** `agrees` is null where a person must read. */
export interface LegalFact {
  id: string
  stated: string | null
  in_paper: string | null
  agrees: boolean | null
}

export interface LegalChecks {
  application: Application
  checks: LegalCheck[]
  facts: LegalFact[]
  fields: string[]
  papers: Paper[]
  open: boolean
  days_left: number | null
}

export interface Returned {
  kind: 'paper' | 'field'
  id: string
  reason: string
}
