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

const STEADY_MS = 450
const AGREE = 0.03
const WINDOW_MS = 150
const RAMPED = 0.85
const BEGINNINGS = [0, 0.15, 0.3, 0.45]
const TAIL = 0.3

/** `marks` of all connections together, in any order. */
export function settle(marks: Mark[]): Settled {
  const points = summed(marks)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || last.at <= first.at) return { mbps: 0, steady: false }
  const from = rampEnd(points, first.at, last.at)
  const part = points.filter((point) => point.at >= from)
  const span = last.at - from
  if (last.at - first.at < 40) return { mbps: rate(last.sum - first.sum, last.at - first.at), steady: false }
  const mbps = envelope(part) ?? rate(last.sum - first.sum, last.at - first.at)
  const third = span / 3
  const early = envelope(part.filter((point) => point.at <= last.at - third))
  const late = envelope(part.filter((point) => point.at >= from + third))
  const agree = early !== null && late !== null && Math.abs(early - late) <= AGREE * mbps
  const gap = part.reduce((most, { at }, each) => Math.max(most, at - (part[each - 1]?.at ?? at)), 0)
  return { mbps, steady: span >= STEADY_MS && agree && gap < span / 4 }
}

function summed(marks: Mark[]): Point[] {
  let sum = 0
  return marks.toSorted((one, other) => one.at - other.at).map(({ at, bytes }) => ({ at, sum: (sum += bytes) }))
}

/** The first moment by which the line is about as fast as later on. */
function rampEnd(points: Point[], from: number, to: number): number {
  const window = Math.min(WINDOW_MS, (to - from) / 4)
  if (window < 5) return from
  const windows: { at: number; mbps: number }[] = []
  for (let at = from; at + window <= to; at += window / 4) {
    windows.push({ at, mbps: rate(sumAt(points, at + window) - sumAt(points, at), window) })
  }
  const later = windows.slice(windows.length >> 1).map(({ mbps }) => mbps)
  const usual = later.toSorted((a, b) => a - b)[later.length >> 1] ?? 0
  // not its beginning: what was held back, by a lost packet or by a busy phone, comes at once somewhere inside
  const ramped = windows.find(({ mbps }) => mbps >= RAMPED * usual)?.at ?? from
  return Math.min(ramped + window, from + (to - from) * 0.6)
}

function sumAt(points: Point[], at: number): number {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (points[middle]!.at <= at) low = middle + 1
    else high = middle
  }
  return points[low - 1]?.sum ?? 0
}

/**
 * A lost packet holds back what came after it, and then lets it go at once: the line itself never stopped. So the slope is
 * taken between moments at which the least was held back; of four beginnings the second lowest, as one that was still held
 * back would make the line faster than it is.
 */
function envelope(points: Point[]): number | null {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || last.at - first.at < 20) return null
  const span = last.at - first.at
  const tail = points.filter(({ at }) => at >= last.at - span * TAIL)
  const slopes = BEGINNINGS.flatMap((from) => {
    const head = points.filter(({ at }) => at >= first.at + span * from && at <= first.at + span * (from + 0.15))
    if (head.length === 0) return []
    let slope = (last.sum - first.sum) / span
    for (let again = 0; again < 3; again++) {
      const [begin, end] = [highest(head, slope), highest(tail, slope)]
      slope = (end.sum - begin.sum) / (end.at - begin.at)
    }
    return [slope]
  })
  const usual = slopes.toSorted((one, other) => one - other)[Math.min(1, slopes.length - 1)]
  return usual === undefined ? null : rate(usual, 1)
}

function highest(points: Point[], slope: number): Point {
  const over = ({ at, sum }: Point) => sum - slope * at
  return points.reduce((best, point) => (over(point) > over(best) ? point : best))
}
