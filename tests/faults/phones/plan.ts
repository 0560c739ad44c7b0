// What a run is told, and what it tells of each seed: plain JSON on both ends.

export interface PlannedPerson {
  id: string
  email: string
  /** Sessions of this person that are open already: signing in is slow on purpose. */
  tokens: string[]
}

export interface PlannedSeed {
  seed: number
  people: PlannedPerson[]
  admin_token: string
  /** One inspection an application. */
  inspections: { id: string; application_id: string }[]
}

export interface Plan {
  /** The server itself, for the administrator and for comparing. */
  origin: string
  /** Where phones find it: the same, or the line before it. */
  line: string
  password: string
  steps: number
  /** The server, or what stands behind it, dies and comes back meanwhile. */
  troubled: boolean
  /** A folder in which a file asks for a backup or a restore, and is gone when that is done; null for neither. */
  errands: string | null
  /** Clocks are two days off, jump, begin again in 1970, change their zone. */
  clocks: boolean
  /** Not a race: steps rest up to `rest_ms`, and no seed is begun after `until` (ms since 1970). */
  pace: { rest_ms: number; until: number } | null
  seeds: PlannedSeed[]
}

/** What a phone said was saved. */
export interface Saved {
  op: string
  inspection_id: string
  kind: string
  field: string | null
  value: unknown
}

export interface Shown {
  item: string
  answer: string | null
  note: string | null
  finding: string | null
  photos: string[]
  /** Drawings over its photos, by their hashes. */
  layers: Record<string, string | null>
}

/** What is left on a phone in the database of one person, when all is quiet. */
export interface Remembered {
  phone: string
  account_id: string
  device: string
  outbox: unknown[]
  inspections: unknown[]
  /** What the screens draw: by inspection, each item with the operations whose values are shown. */
  shown: Record<string, Shown[]>
  receipts: unknown[]
  photos: unknown[]
  cursor: unknown
  drained: boolean
}

export interface Told {
  seed: number
  /** Broken invariants that the phones saw themselves. */
  violations: string[]
  saved: Saved[]
  phones: Remembered[]
  steps: Record<string, number>
}
