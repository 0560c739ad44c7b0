// A phone for tests: real IndexedDB rules in memory, a clock that is set by hand, and a line that the test holds.

import type { Position } from '../api/shapes'
import type { Phone, Shrunk, Stop } from './phone'

export interface PhoneDouble extends Phone {
  /** Moved by the test, in milliseconds. */
  time: { now: number }
  position: { is: Position }
  /** What the camera's next picture comes to; by default its own bytes. */
  picture: { next: Shrunk | null }
  /** So many times faster than the world its timers run. */
  pace: { times: number }
  /** What the browser says there is. */
  room: { used: number; quota: number }
  wires: Wires
}

/** What two tabs of one phone share. */
export interface Wires {
  indexedDB: IDBFactory
  listeners: Map<string, Set<(topics: string[]) => void>>
  locked: Set<string>
  notes: Map<string, string>
}

export function wires(indexedDB: IDBFactory): Wires {
  return { indexedDB, listeners: new Map(), locked: new Set(), notes: new Map() }
}

export function phoneDouble(
  shared: Wires,
  line: (url: string, init: RequestInit) => Promise<Response>,
  locks = true,
): PhoneDouble {
  const time = { now: Date.UTC(2026, 10, 23, 9) }
  const position: PhoneDouble['position'] = { is: { status: 'unavailable' } }
  const picture: PhoneDouble['picture'] = { next: null }
  const pace = { times: 1 }
  const room = { used: 1_000_000, quota: 1_000_000_000 }
  const mine = new Set<(topics: string[]) => void>()
  return {
    time,
    position,
    picture,
    wires: shared,
    fetch: (url, init) => line(url, init ?? {}),
    indexedDB: shared.indexedDB,
    sha256: async (bytes) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
    clock: {
      now: () => time.now,
      tick: () => performance.now(),
      later(ms, call): Stop {
        const timer = setTimeout(call, ms / pace.times)
        return () => clearTimeout(timer)
      },
    },
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    network: { online: () => true, sparing: () => false, listen: () => () => undefined },
    locks: locks ? { ifFree: (name, work) => ifFree(shared.locked, name, work) } : null,
    tabs: {
      tell(channel, topics) {
        for (const call of shared.listeners.get(channel) ?? []) if (!mine.has(call)) call(topics)
      },
      listen(channel, call) {
        const all = shared.listeners.get(channel) ?? new Set()
        shared.listeners.set(channel, all.add(call))
        mine.add(call)
        return () => all.delete(call)
      },
    },
    location: { watch: () => () => undefined, latest: () => position.is },
    pictures: {
      async shrink(source): Promise<Shrunk> {
        const next = picture.next
        picture.next = null
        if (next) return next
        const bytes = await source.arrayBuffer()
        return { is: 'picture', bytes, type: 'image/jpeg', width: 1600, height: 1200, exif: null, doubt: null }
      },
      show: (bytes) => `blob:${bytes.byteLength}`,
      forget: () => undefined,
    },
    storage: { persist: () => Promise.resolve(true), estimate: () => Promise.resolve(room) },
    room,
    pace,
    notes: {
      read: (key) => shared.notes.get(key) ?? null,
      write: (key, value) => (value === null ? shared.notes.delete(key) : shared.notes.set(key, value)),
    },
    name: 'Double',
  }
}

async function ifFree(locked: Set<string>, name: string, work: () => Promise<void>): Promise<boolean> {
  if (locked.has(name)) return false
  locked.add(name)
  try {
    await work()
  } finally {
    locked.delete(name)
  }
  return true
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
