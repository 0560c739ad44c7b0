// One inspection as its author sees it, and what the author may do with it.

import type { ReadonlySignal } from '@preact/signals'
import type { Checklist, Inspection, Item, Outcome, Position, Receipt } from '../api/shapes'
import type { Lamp, Refusal } from '../sync/status'
import type { Rejection } from './answer'
import type { Missing, Progress } from './progress'
import type { PhotoInput, PhotoOutcome } from './photo'

export interface Conflict {
  op: string
  value: unknown
}

export interface PhotoView {
  sha256: string
  item: string
  /** `lost`: the bytes are nowhere any more. */
  lamp: Lamp | 'lost'
  /** The bytes are on this phone. */
  here: boolean
  width: number | null
  height: number | null
  bytes: number | null
  taken_at: string | null
  source: 'camera' | 'file' | null
  position: Position | null
  /** Metres from the premises; null when the position is unknown. */
  distance_m: number | null
  refusal: Refusal | null
}

export interface ItemView {
  item: Item
  value: unknown
  /** The operation whose value is shown; null when there is none. */
  op: string | null
  outcome: Outcome | null
  complete: boolean
  note: string
  finding: string
  photos: PhotoView[]
  photos_needed: number
  conflicts: Conflict[]
  note_conflicts: Conflict[]
  refusals: Refusal[]
  /** Some of it has not been decided by the server yet. */
  unsent: boolean
  /** Why it was returned; null outside a recheck. */
  reason: string | null
  missing: Missing[]
}

export interface SectionView {
  id: string
  title: { ru: string; en: string }
  items: ItemView[]
  progress: Progress
}

export type InspectionView =
  | { is: 'loading' }
  | { is: 'absent' }
  | { is: 'no-checklist'; inspection: Inspection }
  | {
      is: 'open'
      inspection: Inspection
      checklist: Checklist
      /** Shown items only; a recheck has the returned ones and nothing else. */
      sections: SectionView[]
      progress: Progress
      missing: Missing[]
      refusals: Refusal[]
      lamp: Lamp
      receipt: Receipt | null
      started: boolean
      finished: boolean
      /** Finished here or there, sealed, or cancelled: answers can no longer be changed. */
      closed: boolean
      unsent: { operations: number; photos: number; bytes: number }
    }

export type ActOutcome =
  { is: 'saved'; op: string } | { is: 'closed' } | { is: 'absent' } | { is: 'not-kept'; reason: string }
export type AnswerOutcome = ActOutcome | { is: 'rejected'; rejection: Rejection }

/** An inspection on the screen: redraws by itself, and writes only to the phone. Close it when the screen goes. */
export interface OpenInspection {
  id: string
  view: ReadonlySignal<InspectionView>
  start(): Promise<ActOutcome>
  /** `value` undefined or null takes the answer back. Conflicts shown now count as settled. */
  answer(item: string, value: unknown): Promise<AnswerOutcome>
  note(item: string, text: string): Promise<ActOutcome>
  finding(item: string, text: string): Promise<ActOutcome>
  takePhoto(item: string, input: PhotoInput): Promise<PhotoOutcome>
  detachPhoto(sha256: string): Promise<ActOutcome>
  /** Says that the bytes of this photo are nowhere any more, so that the inspection may be sealed without them. */
  reportLost(sha256: string, reason: string): Promise<ActOutcome>
  finish(): Promise<ActOutcome>
  close(): void
}
