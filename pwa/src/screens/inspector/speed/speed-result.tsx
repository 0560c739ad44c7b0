// What was measured: each item with its figures, and what is to be known of the measurement itself.

import type { ItemView } from '../../../core/inspection'
import { median, type SpeedValue } from '../../../core/speed'
import { SpeedFigures } from '../../../kinds/internet-speed/view'
import { rules } from '../../../kinds/rules'
import { Plate } from '../../../ui/parts/plate'
import { Said } from '../../../ui/parts/said'
import type { Say } from '../../../text'
import { usePhone } from '../../use-phone'
import { speedWords } from './speed-words'

export function SpeedResult({ items, value }: { items: ItemView[]; value: SpeedValue }) {
  const { say } = usePhone()
  const text = speedWords(say.locale)
  return (
    <>
      {items.map((each) => (
        <Result key={each.item.id} view={each} value={value} />
      ))}
      <section class="plain stack">
        <h2 class="small">{text.about3}</h2>
        {told(value, say).map((words) => (
          <p key={words} class="small">
            {words}
          </p>
        ))}
      </section>
    </>
  )
}

function Result({ view, value }: { view: ItemView; value: SpeedValue }) {
  const { say } = usePhone()
  const { item } = view
  const { outcome } = rules[item.kind]
  const is = outcome(value, item)
  return (
    <article class="item" data-s={is === 'bad' ? 'bad' : undefined}>
      <header>
        <Plate id={item.id} line />
        <h2>{say.words(item.text)}</h2>
        {is && (
          <Said outcome={is} strong>
            {is === 'bad' ? say.text.section.fails : say.text.section.passes}
          </Said>
        )}
      </header>
      <SpeedFigures item={item} value={value} locale={say.locale} />
    </article>
  )
}

/** Spread, latency under load, and every reason to doubt a figure. */
function told({ runs, latency_ms }: SpeedValue, say: Say): string[] {
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
