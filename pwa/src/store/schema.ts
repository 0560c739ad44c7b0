// What each schema adds to the one before it; nothing is ever taken away. A store is opened in the newest.

/** Runs inside the upgrade's own transaction: all of it is done, or nothing. */
export type Upgrade = (db: IDBDatabase, tx: IDBTransaction) => void

export const SCHEMA: Upgrade[] = [
  (db) => {
    db.createObjectStore('meta')
    const outbox = db.createObjectStore('outbox', { keyPath: ['device', 'n'] })
    outbox.createIndex('inspection', 'inspection_id')
    outbox.createIndex('register', ['inspection_id', 'register'])
    outbox.createIndex('waits', ['waits', 'device', 'n'])
    outbox.createIndex('refused', 'refused')
    db.createObjectStore('inspections', { keyPath: 'id' })
    db.createObjectStore('receipts', { keyPath: 'inspection_id' })
    db.createObjectStore('checklists', { keyPath: 'ref' })
    db.createObjectStore('photos', { keyPath: 'sha256' }).createIndex('waits', 'waits')
    db.createObjectStore('photo_bytes', { keyPath: 'sha256' })
  },
  (db) => {
    db.createObjectStore('drafts', { keyPath: 'id' })
    db.createObjectStore('typed', { keyPath: ['application_id', 'field'] })
  },
]

export interface Opening {
  schema: Upgrade[]
  /** It has been open before: an empty one in its place means that the browser has erased it, and none is made. */
  again: boolean
  /** The browser has closed it, or another page wants to upgrade it. */
  dropped(): void
  /** Something has come of it. */
  moved(): void
}

export function connect(factory: IDBFactory, name: string, opening: Opening): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, opening.schema.length)
    let erased = false
    request.onupgradeneeded = ({ oldVersion }) => {
      opening.moved()
      const tx = request.transaction
      if (!tx) return
      erased = oldVersion === 0 && opening.again
      if (erased) tx.abort()
      else for (const add of opening.schema.slice(oldVersion)) add(request.result, tx)
    }
    request.onerror = () => {
      if (erased) reject(new DOMException('the browser has erased this database', 'NotFoundError'))
      else reject(request.error ?? new DOMException('the database would not open', 'UnknownError'))
    }
    request.onsuccess = () => {
      const db = request.result
      db.onversionchange = () => {
        opening.dropped()
        db.close()
      }
      db.onclose = opening.dropped
      resolve(db)
    }
  })
}
