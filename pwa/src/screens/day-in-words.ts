// The day of a date field in words: the field itself speaks the language of the browser, not of the page.

import type { Say } from '../text'

/** `value` as the field has it, `2026-12-25`; undefined while it names no day. */
export function dayInWords(value: string, say: Pick<Say, 'day'>): string | undefined {
  const day = new Date(`${value}T00:00`)
  return Number.isNaN(day.getTime()) ? undefined : say.day(day)
}
