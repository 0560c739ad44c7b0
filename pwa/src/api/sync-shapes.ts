// What a phone and the server say to each other besides inspections.

import type { Inspection, Receipt } from './shapes'

export type OperationKind =
  | 'inspection.start'
  | 'answer.set'
  | 'note.set'
  | 'finding.set'
  | 'layer.set'
  | 'photo.attach'
  | 'photo.detach'
  | 'photo.lost'
  | 'inspection.move_version'
  | 'inspection.finish'

export interface Operation {
  n: number
  inspection_id: string
  kind: OperationKind
  field: string | null
  value: unknown
  base: string | null
  also: string[]
  hlc: string
  device_time: string
  nonce: unknown
  app_version: string
  prev_hash: string | null
}

export interface OperationVerdict {
  n: number
  verdict: 'applied' | 'known' | 'refused'
  code?: string
  facts?: Record<string, unknown>
}

/** How a phone stands, told with a push. */
export interface Standing {
  operations: number
  photos: number
  oldest_ms: number | null
  app_version: string
  /** Devices that this phone was before. */
  former: string[]
  storage: StorageTold | null
}

export interface StorageTold {
  used: number | null
  quota: number | null
  persisted: boolean | null
  /** When the store last failed, by the browser's name for it. */
  failure: { code: string; age_ms: number } | null
}

export interface PushAnswer {
  epoch: number
  last: number
  last_hash: string | null
  verdicts: OperationVerdict[]
  missing_photos: string[]
  receipts: Receipt[]
  nonce: unknown
  server_time: string
}

export interface ChangesAnswer {
  epoch: number
  cursor: number
  more: boolean
  nonce: unknown
  refused: { n: number; code: string; facts: Record<string, unknown> }[]
  /** Refused once, and let in by an administrator since; an older server does not say. */
  released?: { device: string; n: number; hash: string }[]
  removed: string[]
  inspections: Inspection[]
  /** The newest version of each checklist; an older server does not say. */
  newest?: Record<string, number>
}

export interface DeviceAnswer {
  device: string
  last: number
  last_hash: string | null
}
