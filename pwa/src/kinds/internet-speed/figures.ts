// The figures of a line as an item asks for them: which, against what, and in whose words.

import type { Item, ItemSettings } from '../../api/shapes'
import type { Say } from '../../text'
import { isNumber, isRecord } from '../kind'
import { asked, type Figure } from './rules'

export interface AskedFigure {
  figure: Figure
  name: string
  unit: string
  value: number | null
  limits: { min?: number; max?: number; low: number; high?: number }
  runs: number[]
}

const BOUND: Record<Figure, { min?: keyof ItemSettings; max?: keyof ItemSettings }> = {
  download_mbps: { min: 'min_download_mbps' },
  upload_mbps: { min: 'min_upload_mbps' },
  latency_ms: { max: 'max_latency_ms' },
  jitter_ms: { max: 'max_jitter_ms' },
  loss_percent: { max: 'max_loss_percent' },
}

/** The figures this item has a bound for; download and upload when it has none. */
export function askedFigures(item: Item, value: unknown, say: Say): AskedFigure[] {
  const lost: Figure[] = item.settings.max_loss_percent === undefined ? [] : ['loss_percent']
  const bounded = [...asked(item), ...lost]
  const wanted: Figure[] = bounded.length ? bounded : ['download_mbps', 'upload_mbps']
  return wanted.map((figure) => {
    const { min, max } = BOUND[figure]
    const bound = (name: keyof ItemSettings | undefined) =>
      name && isNumber(item.settings[name]) ? item.settings[name] : undefined
    return {
      figure,
      ...nameOf(figure, say),
      value: figureOf(value, figure),
      limits: { min: bound(min), max: bound(max), low: 0 },
      runs: runsOf(value).flatMap((run) => figureOf(run, figure) ?? []),
    }
  })
}

export function figureOf(value: unknown, figure: Figure): number | null {
  return isRecord(value) && isNumber(value[figure]) ? value[figure] : null
}

export function runsOf(value: unknown): unknown[] {
  return isRecord(value) && Array.isArray(value.runs) ? value.runs : []
}

/** Where the floor of the upload comes from, when the item says so. */
export function formulaWords({ settings }: Item, say: Say): string | null {
  const { formula, min_upload_mbps } = settings
  if (!formula || min_upload_mbps === undefined) return null
  const { base, per_camera, cameras } = formula
  const words = say.kinds.speed
  const sum = `${say.number(min_upload_mbps)}\u00a0${words.mbps}`
  return words.formula(say.number(base), say.number(per_camera), say.number(Number(cameras)), sum)
}

function nameOf(figure: Figure, { kinds }: Say): { name: string; unit: string } {
  const { speed } = kinds
  const names: Record<Figure, { name: string; unit: string }> = {
    download_mbps: { name: speed.download, unit: speed.mbps },
    upload_mbps: { name: speed.upload, unit: speed.mbps },
    latency_ms: { name: speed.latency, unit: speed.ms },
    jitter_ms: { name: speed.jitter, unit: speed.ms },
    loss_percent: { name: speed.loss, unit: speed.percent },
  }
  return names[figure]
}
