// My inspections: when, how far, ready for work without a network or not, and how far their content has travelled.

import type { InspectionKind, InspectionState, Stage } from '../api/shapes'
import type { Lamp } from '../sync/status'
import type { Progress } from './progress'

/** `partly`: something is kept, not all. Bytes are what the phone keeps for it. */
export type Readiness = { is: 'ready' | 'partly' | 'not-downloaded'; bytes: number }

export interface DayRow {
  id: string
  number: number
  application_id: string
  kind: InspectionKind
  stage: Stage
  state: InspectionState
  address: string
  latitude: number
  longitude: number
  radius_m: number
  due_at: string | null
  /** Metres from where the phone is now; null when it does not know. */
  distance_m: number | null
  accuracy_m: number | null
  readiness: Readiness
  /** Null until the checklist is on the phone. */
  progress: Progress | null
  lamp: Lamp
  unsent: { operations: number; photos: number; bytes: number }
  refusals: number
  conflicts: number
  /** Items to fix, in a recheck. */
  returned: number
  receipt_at: string | null
}
