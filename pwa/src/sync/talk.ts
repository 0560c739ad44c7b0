// What the parts of the talk share: the line, the store, the clock.

import type { Api } from '../api/client'
import type { Standing } from '../api/sync-shapes'
import type { Database } from '../store/database'

export interface Talk {
  /** Whose work this is; the server must think so too. */
  account_id: string
  api: Api
  database: Database
  now(): number
  random: { bytes(count: number): Uint8Array }
  app_version: string
  /** How this phone calls itself. */
  name: string
  /** What is known of the room on this phone, and of its last failure. */
  storage(): Standing['storage']
}
