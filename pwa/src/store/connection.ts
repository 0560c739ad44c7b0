// One connection to an IndexedDB: opened when needed, opened anew when the browser has dropped it, and never waited for without an end.

import type { Clock, Stop } from '../device/phone'

/** After each of these waits it is tried once more. */
export const WAITS_MS = [0, 100, 400, 1500]
/** Nothing may come of it for so many looks, this far apart; a page that slept in between has not looked. */
export const LOOK_MS = 4_000
const HUNG = 2

/** What a browser's storage throws for a while: a dropped connection, a transaction broken off, a disk that did not answer. */
const PASSING = new Set(['AbortError', 'InvalidStateError', 'TimeoutError', 'UnknownError'])
/** What does not pass by itself: the database is gone, or a newer build has upgraded it. */
const LASTING = new Set(['NotFoundError', 'VersionError'])

/** Says what becomes of the storage, so that nobody waits without knowing why. */
export interface Watcher {
  clock: Pick<Clock, 'later'>
  /** It does not answer at once, or is being tried again. */
  slow(): void
}

export function isPassing(error: unknown): error is DOMException {
  return error instanceof DOMException && PASSING.has(error.name)
}

/** The storage as a whole does not work; the database says so by its `health`. */
export function isOfStorage(error: unknown): error is DOMException {
  return isPassing(error) || (error instanceof DOMException && LASTING.has(error.name))
}

export function isFull(error: unknown): error is DOMException {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}

/** Runs `attempt` until it ends well. It may run several times: what it writes must be one transaction that asks the store what stands. */
export async function insist<T>({ clock, slow }: Watcher, attempt: () => Promise<T>): Promise<T> {
  let hung = 0
  for (const wait of WAITS_MS) {
    try {
      return await attempt()
    } catch (error) {
      if (!isPassing(error)) throw error
      if (error.name === 'TimeoutError' && ++hung === HUNG) throw error
    }
    if (wait > 0) slow()
    if (wait > 0) await new Promise<void>((resolve) => clock.later(wait, resolve))
  }
  return await attempt()
}

/** What `begin` comes to, or a TimeoutError once it has not `moved` for too long; then `giveUp` clears up behind it. */
export function watched<T>(
  { clock, slow }: Watcher,
  begin: (moved: () => void) => Promise<T>,
  giveUp: () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let silent = 0
    const look = (): Stop =>
      clock.later(LOOK_MS, () => {
        silent += 1
        if (silent < HUNG) {
          slow()
          stop = look()
          return
        }
        reject(new DOMException('nothing has come of it', 'TimeoutError'))
        giveUp()
      })
    let stop = look()
    void begin(() => (silent = 0))
      .then(resolve, reject)
      .finally(() => stop())
  })
}

interface Handle {
  close(): void
}

/** Opens, does what is to be done, and closes again: for stores that are asked once in a while. */
export function briefly<Db extends Handle, T>(
  watcher: Watcher,
  open: () => Promise<Db>,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  return insist(watcher, () => {
    let db: Db | null = null
    const close = () => db?.close()
    const once = async () => await work((db = await open()))
    return watched(watcher, () => once().finally(close), close)
  })
}

export interface Connection<Db> {
  /** The open connection, or a new one. */
  get(): Promise<Db>
  /** This one is dead: the next is a new one. */
  letGo(db: Db): void
  close(): void
}

/** `open` hands over a handle that `shut` closes; whoever is too late with it finds it closed. */
export function connection<Db>(
  watcher: Watcher,
  open: (dropped: () => void, moved: () => void) => Promise<Db>,
  shut: (db: Db) => void,
): Connection<Db> {
  let opening: Promise<Db> | null = null
  let opened: Db | null = null
  let closed = false

  function begin(): Promise<Db> {
    let late = false
    const dropped = () => forget(mine)
    const mine: Promise<Db> = watched(
      watcher,
      async (moved) => {
        const db = await open(dropped, moved)
        if (late || closed) shut(db)
        else opened = db
        return db
      },
      () => (late = true),
    )
    mine.catch(dropped)
    return mine
  }

  function forget(one: Promise<Db> | null): void {
    if (opening !== one) return
    opening = opened = null
  }

  return {
    get() {
      if (closed) return Promise.reject(new Error('this database is closed'))
      return (opening ??= begin())
    },
    letGo(db) {
      if (opened === db) forget(opening)
      shut(db)
    },
    close() {
      closed = true
      if (opened) shut(opened)
      opening = opened = null
    },
  }
}
