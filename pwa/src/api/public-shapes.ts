// The shapes of what anybody may ask for without an account.

import type { InspectionKind, Receipt, Stage } from './shapes'

export interface ManifestPhoto {
  item: string
  /** Within its item, from 1. */
  number: number
  sha256: string
  state: 'missing' | 'stored' | 'lost'
}

export type WhyBroken =
  'not-sealed' | 'manifest' | 'signature' | 'other' | 'time' | 'finish' | 'code' | 'photo-gone' | 'photo-changed'

export interface PublicReport {
  code: string
  standing: 'sealed' | 'changed'
  broken: { why: string; facts: Record<string, unknown> }[]
  /** Every photo has been read again for this answer. */
  bytes_read: boolean
  kind: InspectionKind
  stage: Stage
  checklist: { id: string; version: number }
  finished_at: string | null
  sealed_at: string | null
  amendments: number
  counts: { answers: number; photos: number; lost: number }
  items: string[]
  photos: ManifestPhoto[]
  receipt: Pick<Receipt, 'inspection' | 'manifest' | 'seq' | 'time' | 'key_id' | 'signature'> | null
  key: { key_id: string; algorithm: string; public_key: string } | null
}
