// An answer in a few words, for a row of a list, a reason or a letter; a table by kind.

import type { ComparedItem } from '../../../api/report-shapes'
import type { ItemKind, ItemSettings } from '../../../api/shapes'
import type { DeskWords } from '../../desk-words'
import { normOf, withUnit } from '../../norm'

type Short = (value: never, settings: ItemSettings, say: DeskWords) => string

const SHORT: Record<ItemKind, Short> = {
  'yes-no': (value: string, _settings, say) => say.yesNo(value),
  number: (value: number, settings, say) => withUnit(say.number(value, settings.decimals), settings.unit, say),
  choice: (value: string, settings, say) => option(value, settings, say),
  choices: (value: string[], settings, say) =>
    value.length ? value.map((each) => option(each, settings, say)).join(', ') : say.text.none,
  text: (value: string) => value,
  date: (value: string, _settings, say) => say.day(value),
  location: (value: { accuracy?: number }, _settings, say) =>
    value.accuracy === undefined ? '±' : `± ${say.metres(value.accuracy)}`,
  'internet-speed': (value: { download_mbps?: number; upload_mbps?: number }, _settings, say) =>
    `↓ ${say.number(value.download_mbps ?? 0, 1)} ↑ ${say.number(value.upload_mbps ?? 0, 1)}`,
}

export function inWords(item: ComparedItem, value: unknown, say: DeskWords): string {
  if (value === null || value === undefined) return say.text.twin.noAnswer
  try {
    return SHORT[item.kind](value as never, item.settings, say)
  } catch {
    return JSON.stringify(value)
  }
}

/** «200…500 мм», «от 25 м²»; null where the kind has no requirement in figures. */
export function normInWords(item: ComparedItem, say: DeskWords): string | null {
  return normOf(item.kind, item.settings, say)
}

/** What a returned item says of itself before the reviewer adds a word; its name stands beside it wherever it is read. */
export function reasonFor(item: ComparedItem, value: unknown, say: DeskWords): string {
  const norm = normInWords(item, say)
  const found = inWords(item, value, say)
  const name = say.words(item.texts).replace(/[.:]$/, '')
  const whole = norm ? `${say.first(found)}, ${say.text.twin.norm(norm)}` : `${name}: ${found}`
  return whole.endsWith('.') ? whole : `${whole}.`
}

function option(id: string, settings: ItemSettings, say: DeskWords): string {
  const known = settings.options?.find((each) => each.id === id)
  return known ? say.words(known.text) : id === 'na' ? say.yesNo('na') : id
}
