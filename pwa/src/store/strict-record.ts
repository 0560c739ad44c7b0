// One record in a store of its own, written strictly: a computer or a phone may die a moment later.

import { openDB, type IDBPDatabase } from 'idb'

const STORE = 'kept'
const HERE = 'here'

export interface StrictRecord {
  read(): Promise<string | null>
  /** Resolves when this, or what was written after it, is on the disk: while one is being written only the last one waits. */
  write(kept: string | null): Promise<void>
}

export function openStrictRecord(name: string): StrictRecord {
  let opening: Promise<IDBPDatabase> | null = null
  let last: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null
  let next: string | null = null
  const open = () =>
    (opening ??= openDB(name, 1, {
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
    write(kept) {
      next = kept
      waiting ??= last
        .catch(() => undefined)
        .then(() => {
          waiting = null
          return put(next)
        })
      return (last = waiting)
    },
  }
}
