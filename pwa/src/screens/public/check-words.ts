// The words of the page that checks a report, which come with it.

import type { Locale } from '../../api/shapes'
import { check as en } from '../../text/en/check'
import { inLocale } from '../../text/in-locale'
import { check as ru } from '../../text/ru/check'

export const checkWords = inLocale({ ru, en })

/** «26 ноября 2026 г., 19:42:08 GMT+3»: to the second, with the zone of whoever reads it. */
export function exactly(locale: Locale, at: string): string {
  const written: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeStyle: 'long', hourCycle: 'h23' }
  return new Intl.DateTimeFormat(locale, written).format(new Date(at))
}
