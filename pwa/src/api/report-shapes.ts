// Shapes of the twin report on the wire: what reviewers read and compare.

import type {
  Application,
  FeedPhoto,
  VoiceKind,
  InspectionState,
  ItemKind,
  ItemSettings,
  Locale,
  Outcome,
  Person,
  Position,
  Receipt,
  Shape,
  Shot,
  Signal,
  Stage,
  Verdict,
  Words,
  Tiles,
} from './shapes'
import type { Question } from './talk-shapes'

export interface ReportPhoto {
  sha256: string
  taken_at: string | null
  source: 'camera' | 'file'
  width: number
  height: number
  /** As its phone said; null when it did not. */
  bytes: number | null
  /** When the server first heard of it. */
  announced_at: string
  state: FeedPhoto['state']
  position: Position | null
  distance_m: number | null
  /** Attached after the inspection was sealed. */
  amendment: boolean
  /** Which picture of the photo package it is. */
  shot: string | null
  record: PhotoRecord | null
  signals: Signal[]
  layer: Shape[]
  /** So many other drawings over it were not chosen. */
  other_layers: number
}

/** When the operation that attached a photo was written, between two times of the server, and how it is chained. */
export interface PhotoRecord {
  /** Its number on its phone. */
  n: number
  /** Null when that side is not known. */
  since: string | null
  until: string
  chain: 'holds' | 'first' | 'broken' | 'changed'
}

/** How the figures of a line were measured: counted by this server, on the phone or the point's computer, or not by us. */
export interface Measured {
  by: 'phone' | 'computer' | 'not-ours'
  /** Whether phone and computer shared a line. */
  lines: 'same' | 'other' | 'unknown' | null
  internet: boolean | null
}

export interface Cell {
  inspection_id: string
  value: unknown
  outcome: Outcome | null
  /** How its version of the checklist asked, where it asked otherwise than the row says. */
  asked_as: { kind: ItemKind; texts: Words; critical: boolean; settings: ItemSettings } | null
  note: string | null
  photos: ReportPhoto[]
  findings: string[]
  signals: Signal[]
  measured: Measured | null
  conflicts: { value: unknown; op: string }[]
}

export interface ComparedItem {
  id: string
  section: string
  kind: ItemKind
  texts: Words
  critical: boolean
  settings: ItemSettings
  shots: Pick<Shot, 'id' | 'title'>[]
  guidance: Words | null
  /** The clause that it comes from. */
  source: string | null
  /** Nobody's published demand: our own advice. */
  recommendation: boolean
  cells: Cell[]
  difference: { is: 'same' | 'differs' | 'incomparable' | 'empty'; facts: Record<string, unknown> }
  questions: Question[]
  /** Reports whose version of the checklist does not have it. */
  lacking: string[]
}

export interface Report {
  inspection_id: string
  kind: VoiceKind
  stage: Stage
  state: InspectionState
  by: Person | null
  started_at: string | null
  finished_at: string | null
  sealed_at: string | null
  due_at: string
  previous_id: string | null
  /** What a recheck asks for. */
  returned: { id: string; reason: string; wanted?: string }[] | null
  checklist: { id: string; version: number; profile: string | null }
  verdict: Verdict
  receipt: Receipt | null
  /** By which anybody may check the sealed report. */
  code: string | null
}

export interface Quarantined {
  device: string
  n: number
  inspection_id: string | null
  field: string | null
  value: unknown
  code: string
  facts: Record<string, unknown>
}

export interface Comparison {
  application: Application
  reports: Report[]
  /** The verdict as it stands now, with what rechecks have changed. */
  standing: Verdict | null
  items: ComparedItem[]
  sections: { id: string; title: Words }[]
  quarantine: Quarantined[]
  /** The ground of the map; null when none is configured. */
  tiles: Tiles | null
  /** The applicant's: what is written to them is begun in it. */
  locale: Locale
  /** Its name, SHA-256: a decision on it says what was seen. */
  seen: string
}
