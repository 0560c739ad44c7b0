// An answer in a few words, for a row of a list, a reason or a letter; a table by kind.

import type { ComparedItem, ItemKind, ItemSettings, Words } from '../../api/shapes'
import type { DeskWords } from '../desk-words'

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
  return NORM[item.kind]?.(item.settings, say) ?? null
}

/** What a returned item says of itself before the reviewer adds a word. */
export function reasonFor(item: ComparedItem, value: unknown, say: DeskWords): string {
  const norm = normInWords(item, say)
  const name = say.words(item.texts).replace(/[.:]$/, '')
  const found = `${name}: ${inWords(item, value, say)}`
  return norm ? `${found}, ${say.text.twin.norm(norm)}.` : `${found}.`
}

type Norm = (settings: ItemSettings, say: DeskWords) => string | null

const NORM: Partial<Record<ItemKind, Norm>> = {
  number: (settings, say) => bounds(settings.min, settings.max, settings, say),
  date: (settings, say) => (settings.not_before ? say.text.twin.from(notBefore(settings.not_before, say)) : null),
  'internet-speed': (settings, say) => {
    const parts = [
      settings.min_download_mbps !== undefined && `↓ ${say.text.twin.from(say.number(settings.min_download_mbps))}`,
      settings.min_upload_mbps !== undefined && `↑ ${say.text.twin.from(say.number(settings.min_upload_mbps))}`,
    ].filter(Boolean)
    return parts.length ? parts.join(', ') : null
  },
}

function bounds(min: number | undefined, max: number | undefined, settings: ItemSettings, say: DeskWords) {
  const figure = (value: number) => say.number(value, Number.isInteger(value) ? 0 : settings.decimals)
  if (min !== undefined && max !== undefined) {
    const words = min === max ? figure(min) : say.text.twin.range(figure(min), figure(max))
    return withUnit(words, settings.unit, say)
  }
  if (min !== undefined) return withUnit(say.text.twin.from(figure(min)), settings.unit, say)
  return max === undefined ? null : withUnit(say.text.twin.upTo(figure(max)), settings.unit, say)
}

function notBefore(limit: string, say: DeskWords): string {
  return limit === 'today' ? say.text.due.today('').replace(/,.*$/, '') : say.day(limit)
}

function option(id: string, settings: ItemSettings, say: DeskWords): string {
  const known = settings.options?.find((each) => each.id === id)
  return known ? say.words(known.text) : id === 'na' ? say.yesNo('na') : id
}

function withUnit(figure: string, unit: Words | undefined, say: DeskWords): string {
  return unit ? `${figure}\u00a0${say.words(unit)}` : figure
}
