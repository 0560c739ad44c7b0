// Room that only answers may take: bytes laid aside beside the stores, and given back when the phone is full. A browser may
// not say how much room there is (Chrome names 10 GB whatever is left), so what is kept free must really be kept.

import type { Clock, Random } from '../device/phone'
import { briefly, isFull } from './connection'

/** An operation takes a kilobyte, a visit writes two hundred: room for twenty-five visits. */
const PIECES = 5
const PIECE_BYTES = 1_000_000
export const BALLAST_BYTES = PIECES * PIECE_BYTES
/** What a browser gives at random in one go. */
const HANDFUL = 65_536

export interface Ballast {
  /** Lays aside what is lacking; false when there is no room for it. */
  lay(): Promise<boolean>
  /** Gives the room back; whether any was there. */
  release(): Promise<boolean>
}

interface Beside {
  indexedDB: IDBFactory
  clock: Pick<Clock, 'later'>
  random: Random
}

export function openBallast({ indexedDB, clock, random }: Beside): Ballast {
  const using = <T>(work: (db: IDBDatabase) => Promise<T>) =>
    briefly({ clock, slow: () => undefined }, () => open(indexedDB), work)

  return {
    async lay() {
      try {
        await using(async (db) => {
          const there = await answered(db.transaction('ballast').objectStore('ballast').getAllKeys())
          for (let piece = 0; piece < PIECES; piece++) if (!there.includes(piece)) await put(db, piece, random)
        })
        return true
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        return !isFull(error) // a store that does not open says nothing of the room
      }
    },
    release: () =>
      using(async (db) => {
        const tx = db.transaction('ballast', 'readwrite', { durability: 'strict' })
        const there = await answered(tx.objectStore('ballast').count())
        tx.objectStore('ballast').clear()
        await ended(tx)
        return there > 0
      }),
  }
}

/** Piece by piece: what fits stays. */
async function put(db: IDBDatabase, piece: number, random: Random): Promise<void> {
  const bytes = new Uint8Array(PIECE_BYTES)
  for (let at = 0; at < PIECE_BYTES; at += HANDFUL) {
    bytes.set(random.bytes(Math.min(HANDFUL, PIECE_BYTES - at)), at) // nothing that a browser could press together
  }
  const tx = db.transaction('ballast', 'readwrite')
  tx.objectStore('ballast').put(bytes.buffer, piece)
  await ended(tx)
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open('ballast', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('ballast')
  return answered(request)
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new DOMException('no answer', 'UnknownError'))
  })
}

function ended(tx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error ?? new DOMException('broken off', 'AbortError'))
  })
}
