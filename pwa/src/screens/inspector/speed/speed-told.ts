// What is to be known of a measurement, in sentences: spread, latency under load, every reason to doubt a figure.

import { median, type SpeedValue } from '../../../core/line/speed'
import type { Say } from '../../../text'
import { speedWords } from './speed-words'

export function toldOf({ runs, latency_ms }: SpeedValue, say: Say): string[] {
  const text = speedWords(say.locale)
  const words: string[] = []
  const spread = (name: string, figures: number[]) => {
    const [low, high] = [Math.min(...figures), Math.max(...figures)]
    const share = high > 0 ? (high - low) / median(figures) : 0
    words.push(text.spread(name, say.number(low, 1), say.number(high, 1), say.percent(share)))
  }
  if (runs.length > 1) {
    spread(
      say.kinds.speed.download,
      runs.map((run) => run.download_mbps),
    )
    spread(
      say.kinds.speed.upload,
      runs.map((run) => run.upload_mbps),
    )
  }
  const loaded = runs.flatMap((run) => run.loaded_latency_ms ?? [])
  if (loaded.length) {
    const ms = median(loaded)
    const times = Math.max(1, ms / Math.max(1, latency_ms))
    words.push(text.loaded(say.number(ms, 0), say.number(times, 1)))
  }
  if (runs.every((run) => run.ended === 'steady')) words.push(text.early)
  if (runs.some((run) => run.ended === 'data')) words.push(text.dataEnded)
  if (runs.some((run) => run.upload_clock === 'phone')) words.push(text.gathered)
  words.push(text.lossIs)
  return words
}
