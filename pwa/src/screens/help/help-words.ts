// The words of help, which come with its pages; and how long something takes, in words.

import { help as en } from '../../text/en/help'
import { inLocale } from '../../text/in-locale'
import { help as ru, type HelpText } from '../../text/ru/help'

export const helpWords = inLocale({ ru, en })

const MINUTE_S = 60
const HOUR_S = 60 * MINUTE_S
const DAY_S = 24 * HOUR_S

/** «3 часа»: rounded up, so that nobody is promised less than it takes. */
export function termWords(seconds: number, { term }: HelpText): string {
  if (seconds <= 55 * MINUTE_S) return term.minutes(Math.max(5, Math.ceil(seconds / MINUTE_S / 5) * 5))
  if (seconds < DAY_S) return term.hours(Math.ceil(seconds / HOUR_S))
  return term.days(Math.ceil(seconds / DAY_S))
}
