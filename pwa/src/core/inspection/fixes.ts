// The positions heard around a shutter, and the one that its photo keeps (fetched with the camera).

import type { Fix, Position } from '../../api/shapes'

/** A fix counts for a photo from so long before the shutter until so long after it: a walk of some twenty metres. */
export const WINDOW_MS = 15_000
const REMEMBERED_MS = 4 * WINDOW_MS

export interface Fixes {
  /** What the receiver says, at `now` by the clock of the phone. */
  hear(position: Position, now: number): void
  /** What a photo taken `at` keeps, as far as is known now: of the fixes in its window the most accurate one; where there is
   *  none, the last one before, which tells its age; else why there is none. */
  best(at: number): Position
}

interface Heard extends Omit<Fix, 'age_ms'> {
  at: number
}

export function makeFixes(): Fixes {
  let heard: Heard[] = []
  let none: Position = { status: 'unavailable' }
  return {
    hear(position, now) {
      none = 'status' in position ? position : { status: 'timeout' }
      if ('status' in position) {
        if (position.status === 'denied') heard = []
        return
      }
      const { age_ms, ...fix } = position
      const at = now - age_ms
      if (heard.some((each) => each.at === at)) return
      heard = [
        ...heard.filter((each, index) => each.at > now - REMEMBERED_MS || index === heard.length - 1),
        { ...fix, at },
      ]
    },
    best(at) {
      const near = heard.filter((each) => Math.abs(each.at - at) <= WINDOW_MS)
      const found = near.toSorted((a, b) => a.accuracy - b.accuracy || distance(a, at) - distance(b, at))[0]
      const kept = found ?? heard.filter((each) => each.at <= at).at(-1)
      if (!kept) return none
      const { latitude, longitude, accuracy } = kept
      return { latitude, longitude, accuracy, age_ms: Math.round(distance(kept, at)) }
    },
  }
}

function distance(fix: Heard, at: number): number {
  return Math.abs(fix.at - at)
}
