// What a phone and the server say to each other besides operations and inspections.

import type { Inspection, Receipt } from './shapes'

export interface OperationVerdict {
  n: number
  verdict: 'applied' | 'known' | 'refused'
  code?: string
  facts?: Record<string, unknown>
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
  removed: string[]
  inspections: Inspection[]
}

export interface DeviceAnswer {
  device: string
  last: number
  last_hash: string | null
}
