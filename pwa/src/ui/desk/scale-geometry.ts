// Where a threshold and the measured figures stand on the drawn scale, as shares of its length.

export interface ScaleLimits {
  min?: number | null
  max?: number | null
  /** The ends of the drawing; without them they are found from the figures. */
  low?: number | null
  high?: number | null
}

export interface DrawnScale {
  low: number
  high: number
  /** The passing span. */
  from: number
  to: number
  at: (value: number) => number
}

const AIR = 0.2

export function drawScale(limits: ScaleLimits, values: number[]): DrawnScale {
  const figures = [...values, limits.min, limits.max].filter((each): each is number => typeof each === 'number')
  const low = Math.min(limits.low ?? 0, ...figures)
  const top = Math.max(...figures, limits.high ?? 0)
  const high =
    limits.high !== undefined && limits.high !== null && limits.high >= top ? limits.high : rounded(top * (1 + AIR))
  const length = high - low || 1
  const at = (value: number) => Math.min(Math.max((value - low) / length, 0), 1)
  return {
    low,
    high,
    at,
    from: typeof limits.min === 'number' ? at(limits.min) : 0,
    to: typeof limits.max === 'number' ? at(limits.max) : 1,
  }
}

/** Up to the next figure that reads easily: 27.6 becomes 30. */
function rounded(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= value) ?? value
}

export interface PlacedLabel {
  /** On which side of its needle it is written; `over`: in a line of its own that ends there. */
  side: 'start' | 'end' | 'over'
  /** In which line over the scale, 0 beside the needle itself. */
  lane: number
}

/** Where the words of needles are written so that none lies over another or over a line that leads to one; `shares`
 * from the least. */
export function placeLabels(shares: number[]): PlacedLabel[] {
  const [one = 0, other = 0] = shares
  if (shares.length === 1) return [{ side: one > 0.7 ? 'start' : 'end', lane: 0 }]
  if (shares.length === 2 && one > 0.18 && other <= 0.7) return [beside('start'), beside('end')]
  if (shares.length === 2 && one <= 0.18 && other <= 0.7 && other - one > 0.4) return [beside('end'), beside('end')]
  return shares.map((_, index) => ({ side: 'over', lane: index + 1 }))
}

function beside(side: 'start' | 'end'): PlacedLabel {
  return { side, lane: 0 }
}
