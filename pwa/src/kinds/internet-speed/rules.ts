// Download, upload, latency, jitter and loss, against the required floor.

import type { Item } from '../../api/shapes'
import { isNumber, isRecord, rejected, type Rules } from '../kind'

export const FIGURES = ['download_mbps', 'upload_mbps', 'latency_ms', 'jitter_ms', 'loss_percent'] as const
export type Figure = (typeof FIGURES)[number]
export type Measured = Record<Figure, number | null>

const FLOORS = [
  ['min_download_mbps', 'download_mbps'],
  ['min_upload_mbps', 'upload_mbps'],
] as const
const CEILINGS = [
  ['max_latency_ms', 'latency_ms'],
  ['max_jitter_ms', 'jitter_ms'],
  ['max_loss_percent', 'loss_percent'],
] as const
const MOST_RUNS = 20

export const internetSpeed: Rules = {
  check(value) {
    if (!isRecord(value)) return rejected('not-a-measurement')
    const known = new Set<string>([...FIGURES, 'runs', 'line_test_id'])
    const { runs = [], line_test_id = null } = value
    const whole = FIGURES.every(
      (name) => name in value && (value[name] === null || (isNumber(value[name]) && value[name] >= 0)),
    )
    const plain = Object.keys(value).every((name) => known.has(name)) && Array.isArray(runs) && runs.length <= MOST_RUNS
    const joined = line_test_id === null || typeof line_test_id === 'string'
    return whole && plain && joined ? null : rejected('not-a-measurement')
  },
  isComplete: (value, item) =>
    isRecord(value) && asked(item).every((name) => value[name] !== null && value[name] !== undefined),
  outcome(value, item) {
    if (asked(item).length === 0) return null
    const measured = value as Measured
    const { settings } = item
    const low = FLOORS.some(
      ([bound, name]) => settings[bound] !== undefined && (measured[name] ?? -1) < settings[bound],
    )
    const high = CEILINGS.some(
      ([bound, name]) => settings[bound] !== undefined && (measured[name] ?? 0) > settings[bound],
    )
    return low || high ? 'bad' : 'ok'
  },
}

/** The figures this item has a bound for. Loss is not demanded: a page can seldom measure it. */
export function asked({ settings }: Item): Figure[] {
  const bounds = [...FLOORS, ...CEILINGS].filter(([bound]) => settings[bound] !== undefined && settings[bound] !== null)
  return bounds.map(([, name]) => name).filter((name) => name !== 'loss_percent')
}
