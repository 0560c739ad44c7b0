// The shapes of what anybody may ask for without an account.

import type { InspectionKind, Item, Receipt, Section, Stage, Words } from './shapes'

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

/** What a profile makes of an item. */
export type SetItem = Pick<Item, 'asked_of' | 'critical' | 'recommendation' | 'settings'>

/** A profile: since when it holds, and the items that it changes. */
export interface Thresholds {
  /** `brand-max@2026-01-01` */
  ref: string
  valid_from: string
  title: Words
  basis: Words
  items: Record<string, SetItem>
}

/** A format of a point; `in_force` is null while its first profile is still to come. */
export interface Format {
  id: string
  in_force: Thresholds | null
  /** The earliest first. */
  coming: Thresholds[]
}

/** The newest checklist without a profile, and what each format makes of it on `day`, by the network's clock. */
export interface Requirements {
  id: string
  version: number
  published_at: string
  title: Words
  day: string
  sections: Section[]
  formats: Format[]
}
