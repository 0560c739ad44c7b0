// What an item requires, in figures: «200…500 мм», «от 25 м²».

import type { ItemKind, ItemSettings, Words } from '../api/shapes'
import type { DeskWords } from './desk-words'

/** Null where the kind has no requirement in figures. */
export function normOf(kind: ItemKind, settings: ItemSettings, say: DeskWords): string | null {
  return NORM[kind]?.(settings, say) ?? null
}

export function withUnit(figure: string, unit: Words | undefined, say: DeskWords): string {
  return unit ? `${figure}\u00a0${say.words(unit)}` : figure
}

type Norm = (settings: ItemSettings, say: DeskWords) => string | null

const NORM: Partial<Record<ItemKind, Norm>> = {
  number: (settings, say) => bounds(settings.min, settings.max, settings, say),
  date: (settings, say) => (settings.not_before ? say.text.twin.from(notBefore(settings.not_before, say)) : null),
  'internet-speed': (settings, say) => {
    const parts = [
      settings.min_download_mbps != null && `↓ ${say.text.twin.from(say.number(settings.min_download_mbps))}`,
      settings.min_upload_mbps != null && `↑ ${say.text.twin.from(say.number(settings.min_upload_mbps))}`,
    ].filter(Boolean)
    return parts.length ? parts.join(', ') : null
  },
}

function bounds(
  min: number | null | undefined,
  max: number | null | undefined,
  settings: ItemSettings,
  say: DeskWords,
) {
  const figure = (value: number) => say.number(value, Number.isInteger(value) ? 0 : settings.decimals)
  if (min != null && max != null) {
    const words = min === max ? figure(min) : say.text.twin.range(figure(min), figure(max))
    return withUnit(words, settings.unit, say)
  }
  if (min != null) return withUnit(say.text.twin.from(figure(min)), settings.unit, say)
  return max == null ? null : withUnit(say.text.twin.upTo(figure(max)), settings.unit, say)
}

function notBefore(limit: string, say: DeskWords): string {
  return limit === 'today' ? say.text.due.today('').replace(/,.*$/, '') : say.day(limit)
}
