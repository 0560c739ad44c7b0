// Where a value and its threshold lie on a drawn scale, as fractions of its width.

export interface Bounds {
  min?: number
  max?: number
  low?: number
  high?: number
}

export interface DrawnScale {
  low: number
  high: number
  /** Where passing begins and ends. */
  from: number
  to: number
  /** Where the norm is written. */
  mark: number
  at: number | null
}

export function scaleOf({ min, max, low, high }: Bounds, value: number | null): DrawnScale {
  const least = Math.min(low ?? 0, min ?? Infinity, max ?? Infinity)
  const most = Math.max(high ?? 0, (min ?? 0) * 1.2, max ?? 0)
  const span = most - least || 1
  const at = (point: number) => Math.min(1, Math.max(0, (point - least) / span))
  const from = min === undefined ? 0 : at(min)
  const to = max === undefined ? 1 : at(max)
  const middle = min !== undefined && max !== undefined ? (from + to) / 2 : min !== undefined ? from : to
  return { low: least, high: most, from, to, mark: Math.min(0.72, Math.max(0.28, middle)), at: value === null ? null : at(value) }
}
