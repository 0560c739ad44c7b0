// Shapes of changed standards: what a version changes for a point, and who has confirmed it.

import type { Application, Item, Outcome, Person, VoiceKind, Words } from './shapes'

export type Demand = 'text' | 'answer' | 'critical' | 'photos' | 'asked'

export interface StandardChange {
  item: string
  change: 'added' | 'changed' | 'removed'
  section: Words
  /** Which demands of a changed item differ. */
  what: Demand[]
  before: Item | null
  after: Item | null
  /** What was answered last; `outcome` by the new version, null where it cannot judge it. */
  answer: { value?: unknown; kind: VoiceKind; at: string; outcome: Outcome | null } | null
}

export interface StandardHeadline {
  /** `brand-max@2027-01-01` of a profile, `pvz-default/3` of a checklist. */
  standard: string
  kind: 'profile' | 'checklist'
  title: Words
  published_at: string
  /** From this day of the network on it holds. */
  due_on: string
  days_left: number
}

export interface StandardTask extends StandardHeadline {
  confirmed_at: string | null
  confirmed_by: Person | null
  changes: StandardChange[]
}

export interface Standards {
  application: Application
  today: string
  open: boolean
  items: StandardTask[]
}

export interface StandardRow extends StandardHeadline {
  asked: number
  confirmed: number
  /** The first of those who have not. */
  waiting: Application[]
}

export interface StandardRows {
  items: StandardRow[]
}
