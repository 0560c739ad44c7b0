// Whose phone this is now: the one thing kept outside the databases of the accounts.

import { wrap, type DBSchema, type IDBPDatabase } from 'idb'
import type { Account } from '../api/shapes'
import { briefly } from './connection'
import type { Beside } from './database'

interface Schema extends DBSchema {
  phone: { key: string; value: Account | boolean }
}

export interface PersonStore {
  read(): Promise<{ account: Account | null; leaving: boolean }>
  remember(account: Account): Promise<void>
  /** Nobody is signed in any more; `leaving` until the server has heard of it. */
  forget(leaving: boolean): Promise<void>
  left(): Promise<void>
  /** Another tab has remembered or forgotten somebody. */
  listen(call: () => void): () => void
}

const CHANNEL = 'osmotr'

export function openPersonStore({ indexedDB, clock, tabs }: Beside): PersonStore {
  const watcher = { clock, slow: () => undefined }
  const using = <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>) => briefly(watcher, () => open(indexedDB), work)

  return {
    read: () =>
      using(async (db) => {
        const tx = db.transaction('phone', 'readonly')
        const account = (await tx.store.get('account')) as Account | undefined
        const leaving = (await tx.store.get('leaving')) as boolean | undefined
        return { account: account ?? null, leaving: leaving ?? false }
      }),
    async remember(account) {
      await using((db) => write(db, { account, leaving: null }))
      tabs.tell(CHANNEL, ['person'])
    },
    async forget(leaving) {
      await using((db) => write(db, { account: null, leaving: leaving || null }))
      tabs.tell(CHANNEL, ['person'])
    },
    left: () => using((db) => write(db, { leaving: null })),
    listen: (call) => tabs.listen(CHANNEL, call),
  }
}

async function write(db: IDBPDatabase<Schema>, values: Record<string, Account | boolean | null>): Promise<void> {
  const tx = db.transaction('phone', 'readwrite', { durability: 'strict' })
  for (const [key, value] of Object.entries(values)) {
    if (value === null) await tx.store.delete(key)
    else await tx.store.put(value, key)
  }
  await tx.done
}

function open(factory: IDBFactory): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    const request = factory.open('osmotr', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('phone')
    request.onerror = () => reject(request.error ?? new Error('the database would not open'))
    request.onsuccess = () => resolve(wrap(request.result) as IDBPDatabase<Schema>)
  })
}
