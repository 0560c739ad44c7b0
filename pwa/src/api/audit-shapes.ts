// The audit as it travels over the wire.

import type { Page, Person } from './shapes'

export interface AuditAbout {
  kind: 'account' | 'application' | 'inspection' | 'device' | 'other'
  id: string
  /** A name, or the number of the application; null when nobody knows the id any more. */
  name: string | null
  application_id: string | null
}

export interface AuditEntry {
  seq: number
  at: string
  act: string
  who: Person | null
  about: AuditAbout | null
  facts: Record<string, unknown>
  /** Of the people whose ids stand in the facts. */
  names: Record<string, string>
  before: string | null
  hash: string
}

export type AuditEntries = Page<AuditEntry>

/** One recomputing of the chain. `broken` is the first number that is not as it was. */
export interface AuditCheck {
  asked_at: string
  finished_at: string | null
  seen: number
  total: number
  last: string | null
  broken: number | null
  why: 'link' | 'cut' | 'end' | null
}

export interface AuditStanding {
  running: AuditCheck | null
  ended: AuditCheck | null
  /** The number of the newest entry there is. */
  newest: number
}
