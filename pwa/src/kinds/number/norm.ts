// The threshold of a number in words, and by how much a figure misses it.

import type { ItemSettings } from '../../api/shapes'
import type { Say } from '../../text'

export function unitOf(settings: ItemSettings, say: Say): string {
  return settings.unit ? say.words(settings.unit) : ''
}

const MOST_DIGITS = 6

/** In the digits of the item; in more of them where those would round a miss away: 24,96 against a norm from 25 is not 25. */
export function figure(value: number, settings: ItemSettings, say: Say): string {
  return say.number(
    value,
    digitsFor(settings, (digits) => misses(round(value, digits), settings) === misses(value, settings)),
  )
}

function digitsFor(settings: ItemSettings, tells: (digits: number) => boolean): number {
  let digits = settings.decimals ?? 2
  while (digits < MOST_DIGITS && !tells(digits)) digits += 1
  return digits
}

function misses(value: number, { min, max }: ItemSettings): boolean {
  return (min !== undefined && value < min) || (max !== undefined && value > max)
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}

export function withUnit(words: string, settings: ItemSettings, say: Say): string {
  const unit = unitOf(settings, say)
  return unit ? `${words}\u00a0${unit}` : words
}

/** «от 25 м²», «до 100 м», «от 200 до 500 мм»; null without a threshold. */
export function normWords(settings: ItemSettings, say: Say): string | null {
  const { min, max } = settings
  if (min === undefined && max === undefined) return null
  const one = (value: number) => figure(value, settings, say)
  if (min !== undefined && max !== undefined) {
    return withUnit(min === max ? say.kinds.exactly(one(min)) : say.kinds.range(one(min), one(max)), settings, say)
  }
  return withUnit(min !== undefined ? say.kinds.from(one(min)) : say.kinds.upTo(one(max ?? 0)), settings, say)
}

/** «не хватает 1,6 м²», «на 10 м больше нормы»; null when it passes. */
export function missWords(value: number, settings: ItemSettings, say: Say): string | null {
  const { min, max } = settings
  const apart = (by: number) =>
    withUnit(
      say.number(
        by,
        digitsFor(settings, (digits) => round(by, digits) > 0),
      ),
      settings,
      say,
    )
  if (min !== undefined && value < min) return say.kinds.short(apart(min - value))
  if (max !== undefined && value > max) return say.kinds.over(apart(value - max))
  return null
}

/** What was typed, as a number; null when it is none. Both comma and point part the decimals. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null
}
