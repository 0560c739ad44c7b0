// What the browser has erased of a store, as exactly as can be known: a note beside it says what lay in it.

import { signal, type ReadonlySignal } from '@preact/signals'
import type { Notes } from '../../device/phone'
import type { DeviceMeta } from '../../store/database'
import type { Holding } from '../../sync/status'

/** What waited in the store when the note was written. `last` is the highest number that had been given. */
export interface Held extends Holding {
  at: number
}

export interface Erased extends Held {
  found_at: number
}

interface Note {
  held?: Held
  erased?: Erased
}

export interface Watchman {
  /** What is missing, until its author has read of it. */
  erased: ReadonlySignal<Erased | null>
  /** Compares the store, as it was opened, with the note. */
  look(device: DeviceMeta): void
  /** Notes what the store holds now. */
  note(now: Holding): void
  /** The author has read what is missing. */
  understood(): void
}

export function makeWatchman(notes: Notes, account_id: string, now: () => number): Watchman {
  const erased = signal<Erased | null>(read(notes, account_id).erased ?? null)

  /** Other tabs write here too. */
  function write(change: Note): void {
    notes.write(keyOf(account_id), JSON.stringify({ ...read(notes, account_id), ...change }))
  }

  return {
    erased,
    look(device) {
      const { held } = read(notes, account_id)
      const lost = held && lostOf(held, device)
      if (!lost) return
      erased.value = { ...together(lost, erased.value), found_at: now() }
      write({ held: undefined, erased: erased.value })
    },
    note: (holding) => write({ held: { ...holding, at: now() } }),
    understood() {
      erased.value = null
      write({ erased: undefined })
    },
  }
}

/** What the note says of an account whose store cannot be looked at. */
export function heldOf(notes: Notes, account_id: string): Held | null {
  return read(notes, account_id).held ?? null
}

/** Another device stands in its place, or this one stands where it stood before. */
function lostOf(held: Held, device: DeviceMeta): Held | null {
  if (held.device === device.device) {
    const back = held.last - (device.next_n - 1)
    return back > 0 ? { ...held, operations: Math.min(held.operations, back), photos: 0 } : null
  }
  return device.former.includes(held.device) ? null : held
}

function together(now: Held, before: Erased | null): Held {
  if (!before) return now
  return {
    ...now,
    operations: now.operations + before.operations,
    photos: now.photos + before.photos,
    oldest_at: earlier(now.oldest_at, before.oldest_at),
  }
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

function keyOf(account_id: string): string {
  return `held-${account_id}`
}

function read(notes: Notes, account_id: string): Note {
  try {
    return (JSON.parse(notes.read(keyOf(account_id)) ?? '{}') ?? {}) as Note
  } catch (error) {
    if (error instanceof SyntaxError) return {} // somebody else's hand has written there
    throw error
  }
}
