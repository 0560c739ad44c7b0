// Lets go of all that this phone keeps of a person whose data the server has erased.

import type { Notes } from '../../device/phone'
import { storeName } from '../../store/database'

const PATIENCE_MS = 5_000

export interface Beside {
  indexedDB: IDBFactory
  notes: Notes
  clock: { later(ms: number, call: () => void): () => void }
}

/** Whether the store is gone. While another tab still holds it open, the browser deletes it when that tab lets go. */
export function forgetStore({ indexedDB, notes, clock }: Beside, account_id: string): Promise<boolean> {
  notes.write('here', null)
  notes.write(`held-${account_id}`, null)
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(storeName(account_id))
    const stop = clock.later(PATIENCE_MS, () => resolve(false))
    const settle = (gone: boolean) => () => {
      stop()
      resolve(gone)
    }
    request.onsuccess = settle(true)
    request.onerror = settle(false)
  })
}
