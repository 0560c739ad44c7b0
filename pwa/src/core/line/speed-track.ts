// What a line's figure is when bytes have been seen to arrive, and whether it is steady.

import { rate, type Mark } from '../../device/speed'

export interface Settled {
  /** Megabits of payload a second, without the time in which connections gather speed. */
  mbps: number
  /** Both halves say the same, and long enough. */
  steady: boolean
}

interface Point {
  at: number
  sum: number
}

const SHORTEST_MS = 40
const STEADY_MS = 450
const AGREE = 0.03
const WINDOW_MS = 150
const RAMPED = 0.85
const STRETCH_MS = 300
const SHARE = 0.8
const STEP_MS = 10
const QUICKEST = 0.2

/**
 * `marks` of all connections together, in any order. What came almost at once says nothing of itself: then its figure is all
 * bytes by all the time since they were `asked` for, by the clock of the marks.
 */
export function settle(marks: Mark[], asked?: number): Settled {
  const points = summed(marks)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return { mbps: 0, steady: false }
  if (last.at - first.at < SHORTEST_MS) {
    const mbps = asked === undefined ? 0 : rate(last.sum, Math.max(last.at - asked, 1))
    return { mbps, steady: false }
  }
  const mbps = full(points, first.at, last.at)
  const from = rampEnd(points, first.at, last.at)
  const third = (last.at - from) / 3
  const [early, late] = [full(points, from, last.at - third), full(points, from + third, last.at)]
  const times = [from, ...points.filter(({ at }) => at > from).map(({ at }) => at)]
  const gap = times.reduce((most, at, each) => Math.max(most, at - (times[each - 1] ?? at)), 0)
  const agree = Math.abs(early - late) <= AGREE * mbps && Math.abs(late - mbps) <= AGREE * mbps
  return { mbps, steady: last.at - from >= STEADY_MS && agree && gap < third }
}

/**
 * What the line carries when it is full: a stretch of 300 ms, such that one in five of all stretches is quicker. It holds a
 * stall and the burst that lets go what a lost packet held back; it leaves out the time in which connections gather speed
 * or rest between two bodies; and one lucky moment does not make it. Tried on 200 phases over shaped lines.
 */
function full(points: Point[], from: number, to: number): number {
  const stretch = Math.min(STRETCH_MS, (to - from) * SHARE)
  const rates: number[] = []
  for (let at = from; at + stretch <= to; at += STEP_MS) {
    rates.push(rate(sumAt(points, at + stretch) - sumAt(points, at), stretch))
  }
  rates.sort((one, other) => other - one)
  return rates[Math.floor(rates.length * QUICKEST)] ?? 0
}

function summed(marks: Mark[]): Point[] {
  let sum = 0
  return marks.toSorted((one, other) => one.at - other.at).map(({ at, bytes }) => ({ at, sum: (sum += bytes) }))
}

/** The first moment by which the line is about as fast as it is on the whole. */
function rampEnd(points: Point[], from: number, to: number): number {
  const window = Math.min(WINDOW_MS, (to - from) / 4)
  const usual = rate(sumAt(points, to) - sumAt(points, from), to - from)
  let ramped = from
  const speed = () => rate(sumAt(points, ramped + window) - sumAt(points, ramped), window)
  while (ramped + window < to && speed() < RAMPED * usual) ramped += window / 4
  return Math.min(ramped + window, from + (to - from) * 0.6)
}

/** Bytes until then; between two marks as if they had come evenly. */
function sumAt(points: Point[], at: number): number {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (points[middle]!.at <= at) low = middle + 1
    else high = middle
  }
  const [before, after] = [points[low - 1], points[low]]
  if (!before) return 0
  return after ? before.sum + ((after.sum - before.sum) * (at - before.at)) / (after.at - before.at) : before.sum
}
