// One person's work on this phone: what every act needs, handed over and never global.

import type { Account, Checklist } from '../api/shapes'
import type { Phone } from '../device/phone'
import type { Database } from '../store/database'
import type { Acts } from './acts'

export interface Work {
  account: Account
  database: Database
  phone: Phone
  app_version: string
  /** Checklists read once; a version never changes. */
  checklists: Map<string, Checklist>
  acts: Acts
  /** Lets the talk with the server know that something was saved. */
  saved(): void
}
