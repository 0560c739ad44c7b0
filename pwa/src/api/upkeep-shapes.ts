// The phones, the quarantine and rescue files as they travel over the wire.

import type { ComparedItem } from './report-shapes'
import type { InspectionRow, Page, Person, Role } from './shapes'

/** A phone as the administrator sees it; times are the server's. */
export interface PhoneRow {
  id: string
  name: string
  app_version: string
  account: Person & { role: Role; blocked: boolean }
  contacted_at: string
  /** When it last told what stands in `unsent` and `storage`; null when it never did. */
  told_at: string | null
  unsent: { operations: number; photos: number; since: string | null }
  storage: {
    used: number | null
    quota: number | null
    persisted: boolean | null
    failure: { code: string; at: string } | null
  } | null
  holes: { device: string; first: number; last: number; found_at: string }[]
  lost_numbers: number
  quarantined: number
}

export interface Phones extends Page<PhoneRow> {
  counts: { phones: number; attention: number; quarantined: number }
}

export type ReleaseOutcome = 'shown' | 'beside' | 'amendment' | 'settled' | 'here' | 'refused'

/** A refused operation as the administrator sees it. */
export interface QuarantineEntry {
  device: string
  n: number
  hash: string
  phone: string
  author: Person
  via: 'push' | 'rescue'
  kind: string
  field: string | null
  value: unknown
  device_time: string | null
  received_at: string
  inspection: InspectionRow | null
  item: Pick<ComparedItem, 'id' | 'kind' | 'texts' | 'critical' | 'settings'> | null
  code: string
  facts: Record<string, unknown>
  tried: { at: string; by: Person; outcome: ReleaseOutcome } | null
}

/** What became of a rescue file; of the refused operations at most a hundred are named. */
export interface RescueReport {
  account: { id: string; name: string }
  made_at: string
  operations: { applied: number; known: number; refused: number }
  photos: { stored: number; known: number; refused: number; absent: number }
  refused: { device: string; n: number; code: string; facts: Record<string, unknown> }[]
}
