// The shapes that travel over the wire, by their short names.

export type Role = 'applicant' | 'inspector' | 'reviewer' | 'administrator'
export type Locale = 'ru' | 'en'
export type Words = { ru: string; en: string }

export type Person = { id: string; name: string }

export interface Account extends Person {
  role: Role
  email: string
  locale: Locale
  /** E.164. Both are missing in what an older server sent, whose accounts are all confirmed. */
  phone?: string | null
  confirmed?: boolean
}

/** A person as the administrator sees them. */
export interface AccountRow extends Account {
  blocked: boolean
  erased: boolean
  created_at: string
  version: number
}

export interface Page<T> {
  items: T[]
  next: string | null
}

// ---- checklists -------------------------------------------------------------------------------------------------

export type ItemKind = 'yes-no' | 'number' | 'choice' | 'choices' | 'text' | 'date' | 'location' | 'internet-speed'
export type Outcome = 'ok' | 'bad' | 'na'
export type Asked = 'inspector' | 'applicant'

export interface Option {
  id: string
  text: Words
  good: boolean
}

/** Settings of all kinds; each kind reads its own, profile already merged in. */
export interface ItemSettings {
  na?: boolean
  good?: string
  unit?: Words
  decimals?: number
  min?: number
  max?: number
  low?: number
  high?: number
  options?: Option[]
  require?: 'all' | 'any'
  max_length?: number
  not_before?: string
  radius_m?: number
  min_download_mbps?: number
  min_upload_mbps?: number
  max_latency_ms?: number
  max_jitter_ms?: number
  max_loss_percent?: number
  formula?: { base: number; per_camera: number; cameras: number; item?: string }
  [more: string]: unknown
}

/** One picture of the photo package. `sample` names a drawing of the app, which may not have it. */
export type Shot = { id: string; title: Words; text: Words; sample: string | null }

export interface Item {
  id: string
  kind: ItemKind
  text: Words
  guidance: Words | null
  critical: boolean
  photos: { always: number; when_bad: number }
  /** Nobody when the profile does not ask it. */
  asked_of: Asked[]
  stages: ('empty' | 'finished')[]
  shown_if: { item: string; in: unknown[] } | null
  settings: ItemSettings
  source: string | null
  recommendation: boolean
  /** The item's pictures in the photo package; absent where there are none. */
  shots?: Shot[]
}

export interface Section {
  id: string
  title: Words
  items: Item[]
}

/** Below these a picture is too dark, of one colour, or blurred: brightness 0…255. */
export interface Looks {
  black: number
  one_colour: number
  blurred: number
}

export interface Checklist {
  id: string
  version: number
  title: Words
  /** `looks` is missing in what an older server sent. */
  profile: { id: string; valid_from: string; title: Words; looks?: Looks } | null
  sections: Section[]
}

export interface ChecklistRow {
  id: string
  title: Words
  latest: number
  versions: { version: number; published_at: string }[]
}

export interface ProfileRow {
  id: string
  title: Words
  valid_from: string
  ref: string
}

// ---- the feed of a phone ----------------------------------------------------------------------------------------

/** Who speaks of the room. */
export type VoiceKind = 'self_assessment' | 'visit'
/** `daily`: the list of one day of the test period. */
export type InspectionKind = VoiceKind | 'daily'
export type Stage = 'empty' | 'finished' | 'recheck'
export type InspectionState = 'planned' | 'started' | 'finished' | 'sealed' | 'cancelled'

export interface Candidate {
  value: unknown
  op: string
  hlc?: string
}

/** One register: the value shown and the edits that lost to it and wait to be settled. */
export interface Register extends Candidate {
  conflicts: Candidate[]
}

/** What the server knows of one item. An item with only a note has no `op` of its own. */
export interface Field extends Partial<Register> {
  note?: Register
  finding?: Register
  /** What is drawn over its photos, by their hashes. */
  layers?: Record<string, Register>
}

export type Point = [x: number, y: number]
export type LayerColour = 'red' | 'yellow'

/** In parts of the upright picture's width and height, from its upper left corner. */
export type Shape =
  | { is: 'arrow' | 'circle'; from: Point; to: Point; colour: LayerColour }
  | { is: 'text'; at: Point; words: string; colour: LayerColour }

/** Drawn over a photo, never into it. Shapes of a newer phone may be among them. */
export interface Layer {
  shapes: Shape[]
}

export interface Fix {
  latitude: number
  longitude: number
  accuracy: number
  age_ms: number
}

export type Position = Fix | { status: 'denied' | 'timeout' | 'unavailable' }

export interface Exif {
  taken_at?: string
  latitude?: number
  longitude?: number
  make?: string
  model?: string
  software?: string
}

export interface PhotoFacts {
  sha256: string
  bytes: number
  type: string
  width: number
  height: number
  taken_at: string
  source: 'camera' | 'file'
  exif?: Exif
  /** `age_ms`: how long before or after the shutter it was measured. */
  position: Position
  /** Which picture of the photo package it is. */
  shot?: string
}

export interface FeedPhoto extends Partial<PhotoFacts> {
  sha256: string
  item: string
  state: 'missing' | 'stored' | 'lost'
  op: string
}

export interface Receipt {
  inspection: string
  manifest: string
  seq: number
  time: string
  key_id: string
  signature: string
  [more: string]: unknown
}

export interface Inspection {
  id: string
  kind: InspectionKind
  stage: Stage
  state: InspectionState
  application_id: string
  number: number
  previous_id?: string | null
  items?: { id: string; reason: string; wanted?: string }[] | null
  due_at: string | null
  assignee_id: string | null
  started_at?: string | null
  finished_at?: string | null
  sealed_at?: string | null
  premises: { address: string; latitude: number; longitude: number; radius_m: number }
  checklist: { id: string; version: number; profile: string | null }
  fields: Record<string, Field>
  photos: FeedPhoto[]
  line_tests: unknown[]
  seen: Record<string, number>
  amendments?: unknown
  receipt?: Receipt | null
  /** What the service knows by itself of these items, and where it comes from. */
  known?: Record<string, { value: number; words: Words }>
}

// ---- the desk ---------------------------------------------------------------------------------------------------

export type Severity = 'attention' | 'check' | 'note'
export type WhoseMove = Role | 'nobody'

export interface Signal {
  code: string
  severity: Severity
  facts: Record<string, unknown>
}

export interface Verdict {
  is: 'ready' | 'ready-with-tasks' | 'not-ready' | 'incomplete'
  score: number
  max_score: number
  percent: number
  thresholds: { ready: number; tasks: number }
  critical_bad: string[]
  bad: string[]
  unanswered: string[]
  na: string[]
}

export interface ReportSummary {
  inspection_id?: string
  state: InspectionState
  percent: number | null
  verdict: Verdict['is'] | null
}

/** Where an application stands: the stages of `app/applications/states.py`. */
export type Standing =
  | 'draft'
  | 'checking'
  | 'amending'
  | 'surveying'
  | 'repairing'
  | 'inspecting'
  | 'reviewing'
  | 'fixing'
  | 'accepted'
  | 'contracting'
  | 'connecting'
  | 'training'
  | 'trying'
  | 'concluding'
  | 'opened'
  | 'supervising'
  | 'correcting'
  | 'suspended'
  | 'stopped'
  | 'refused'
  | 'appealed'
  | 'withdrawn'

export interface Application {
  id: string
  number: number
  address: string
  region: string
  /** Null while a draft does not say where. */
  latitude: number | null
  longitude: number | null
  radius_m: number
  profile: string
  stage: Standing
  whose_move: WhoseMove
  promised_at: string | null
  submitted_at: string | null
  updated_at: string | null
  applicant: Person
  version: number
  summary?: {
    self_assessment: ReportSummary | null
    visit: ReportSummary | null
    disagreements: number
    critical_bad: number
    signals: number
    /** The gravest of the signals. */
    worst: 'attention' | 'check' | null
  }
}

export interface ApplicationEvent {
  kind: string
  at: string
  by: Person | null
  facts: Record<string, unknown>
}

export interface Decision {
  id: string
  verdict: 'accept' | 'return' | 'refuse' | 'resume'
  reason: string
  items: ReturnedItem[]
  by: Person
  at: string
  /** In which stage it was decided; null in decisions of before that was kept. */
  stage: Application['stage'] | null
  due_at: string | null
  /** SHA-256 of what the reviewer saw. */
  snapshot: string | null
  /** Until when a refusal may be appealed against; null for what cannot be. */
  appeal_until: string | null
  letter: { locale: Locale; text: string; edited: boolean } | null
}

export interface Appeal {
  id: string
  decision_id: string
  reason: string
  by: Person
  at: string
}

export interface ReturnedItem {
  id: string
  reason: string
  to?: 'applicant' | 'inspector'
  /** What will be taken as the proof that it is fixed. */
  wanted?: string
}

export interface InspectionRow {
  id: string
  application_id: string
  address: string
  kind: InspectionKind
  stage: Stage
  state: InspectionState
  assignee: Person | null
  due_at: string | null
  started_at: string | null
  finished_at: string | null
  sealed_at: string | null
  previous_id: string | null
  checklist: { id: string; version: number; profile: string | null }
  version: number
}

export interface ApplicationDetail extends Application {
  events: ApplicationEvent[]
  decisions: Decision[]
  appeals: Appeal[]
  inspections: InspectionRow[]
}

export interface Tiles {
  url: string
  attribution: string
}
