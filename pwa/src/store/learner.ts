// What a learner's phone keeps: one record, in a store of its own, written strictly: a phone may die a moment later.

import { openDB, type IDBPDatabase } from 'idb'

const NAME = 'osmotr-learner'
const STORE = 'kept'
const HERE = 'here'

export interface LearnerStore {
  read(): Promise<string | null>
  /** One after the other, the last one stands. */
  write(kept: string | null): Promise<void>
}

export function openLearnerStore(): LearnerStore {
  let opening: Promise<IDBPDatabase> | null = null
  let last: Promise<void> = Promise.resolve()
  const open = () =>
    (opening ??= openDB(NAME, 1, {
      upgrade: (db) => void db.createObjectStore(STORE),
    }))
  async function put(kept: string | null): Promise<void> {
    const tx = (await open()).transaction(STORE, 'readwrite', { durability: 'strict' })
    await Promise.all([kept === null ? tx.store.delete(HERE) : tx.store.put(kept, HERE), tx.done])
  }
  return {
    async read() {
      return ((await (await open()).get(STORE, HERE)) as string | undefined) ?? null
    },
    write: (kept) => (last = last.then(() => put(kept))),
  }
}
