// Answers that a person might give to an item, and some that no rule lets through.

import type { Item, Shape } from '../../../pwa/src/api/shapes'
import type { Chance } from './seeded'

const WORDS = ['Вывеска «Озёра»', 'дверь 90 см', 'крыльцо 🧊', "склад О'Нила", 'ok\nвторая строка', 'ёмкость № 5 ½']

export function answerTo(item: Item, draw: Chance, unique: string): unknown {
  const { settings } = item
  const options = (settings.options ?? []).map((option) => option.id)
  switch (item.kind) {
    case 'yes-no':
      return draw.one(settings.na ? ['yes', 'no', 'na'] : ['yes', 'no'])
    case 'number':
      return Number((((settings.min ?? 0) + draw.whole(0, 9)) as number).toFixed(settings.decimals ?? 0))
    case 'choice':
      return draw.one(options)
    case 'choices':
      return options.filter(() => draw.is(0.5))
    case 'text':
      return `${draw.one(WORDS)} ${unique}`.slice(0, settings.max_length ?? 200)
    case 'date':
      return `2026-12-${String(draw.whole(10, 28))}`
    case 'location':
      return { latitude: 55.7 + draw.whole(0, 99) / 1000, longitude: 37.6, accuracy: draw.whole(3, 60) }
    case 'internet-speed':
      return {
        download_mbps: draw.whole(1, 99),
        upload_mbps: draw.whole(1, 50),
        latency_ms: 20,
        jitter_ms: 3,
        loss_percent: null,
        runs: [],
      }
  }
}

/** What a phone with older rules might let through. */
export function nonsense(draw: Chance): unknown {
  return draw.one([{ surprise: 1 }, -1e9, ['nothing', 'of', 'this'], 'х'.repeat(9000), 99.123456])
}

/** What is drawn over a photo; nothing takes the layer away. */
export function marksOver(draw: Chance, unique: string): Shape[] {
  const at = (): [number, number] => [draw.whole(0, 100) / 100, draw.whole(0, 100) / 100]
  const marks: Shape[] = [
    { is: 'arrow', from: at(), to: at(), colour: 'red' },
    { is: 'text', at: at(), words: words(draw, unique).replace('\n', ' '), colour: 'yellow' },
  ]
  return marks.slice(0, draw.whole(0, 2))
}

export function words(draw: Chance, unique: string): string {
  return `${draw.one(WORDS)} ${unique}`
}
