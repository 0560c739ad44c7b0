// The words of the public requirements and of their drawings, which come with them.

import type { Locale } from '../../../api/shapes'
import { drawings as enDrawings } from '../../../text/en/drawings'
import { requirements as en } from '../../../text/en/requirements'
import { inLocale } from '../../../text/in-locale'
import { drawings as ruDrawings } from '../../../text/ru/drawings'
import { requirements as ru } from '../../../text/ru/requirements'

/** «1 января 2026»: with its year, since this is printed and kept. */
export function wholeDay(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(`${day}T12:00`)).replace(/\s?г\.$/, '')
}

export const requirementsWords = inLocale({ ru, en })
export const drawingsWords = inLocale({ ru: ruDrawings, en: enDrawings })
