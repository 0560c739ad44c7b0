// A run of a measurement in the cells of its table: download, upload, latency.

import type { SpeedFigures } from '../core/line/speed'
import type { Say } from '../text'

/** Nulls for a run that has not been yet. */
export function runCells(run: SpeedFigures | undefined, say: Say): (string | null)[] {
  if (!run) return [null, null, null]
  const latency = `${say.number(run.latency_ms, 0)}\u00a0${say.kinds.speed.ms}`
  return [say.number(run.download_mbps, 1), say.number(run.upload_mbps, 1), latency]
}
