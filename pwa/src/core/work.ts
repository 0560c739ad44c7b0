// One person's work on this phone: what every act needs, handed over and never global.

import type { Account, Checklist } from '../api/shapes'
import type { Phone } from '../device/phone'
import type { Ballast } from '../store/ballast'
import type { Database } from '../store/database'
import type { Acts } from './acts'
import type { UnkeptList } from './kept/unkept'

export interface Work {
  account: Account
  database: Database
  phone: Phone
  app_version: string
  /** Checklists read once; a version never changes. */
  checklists: Map<string, Checklist>
  acts: Acts
  unkept: UnkeptList
  ballast: Ballast
  /** How much room the browser says there is, asked now; null where it says nothing. */
  room(): Promise<{ used: number; quota: number } | null>
  /** There is room for answers only, or again for photos. */
  short(is: boolean): void
  /** Lets the talk with the server know that something was saved. */
  saved(): void
}
