// Chance that can be repeated: the same seed makes the same choices.

export interface Chance {
  /** From 0 up to 1, without 1. */
  real(): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  /** True with this probability. */
  is(probability: number): boolean
  one<T>(of: readonly T[]): T
  /** One name of a table of weights. */
  weighted<T extends string>(table: Record<T, number>): T
  bytes(count: number): Uint8Array<ArrayBuffer>
}

/** Mulberry32: small, and good enough to shuffle with. */
export function chance(seed: number): Chance {
  let state = (seed * 2654435761) >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }

  const real = () => next() / 4294967296
  const whole = (low: number, high: number) => low + Math.floor(real() * (high - low + 1))

  return {
    real,
    whole,
    is: (probability) => real() < probability,
    one: (of) => of[whole(0, of.length - 1)]!,
    weighted(table) {
      const rows = Object.entries(table) as [keyof typeof table, number][]
      let left = real() * rows.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [name, weight] of rows) if ((left -= weight) < 0) return name
      return rows[0]![0]
    },
    bytes(count) {
      const made = new Uint8Array(count)
      for (let at = 0; at < count; at++) made[at] = next() >>> 24
      // all seeds walk on one circle of 2³² numbers and may cross: what must be unique carries its seed
      if (count >= 16) new DataView(made.buffer).setUint32(0, seed)
      return made
    },
  }
}
