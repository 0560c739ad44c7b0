// The words about line tests, which come with their screens.

import type { Problem } from '../api/outcome'
import type { Locale } from '../api/shapes'
import type { Say } from '../text'
import * as en from '../text/en/line'
import { inLocale } from '../text/in-locale'
import * as ru from '../text/ru/line'

export const lineWords = inLocale({ ru: ru.line, en: en.line })
export const linePageWords = inLocale({ ru: ru.linePage, en: en.linePage })

/** A refusal in a sentence: those of the line, else those that everybody knows. */
export function refusalWords({ code, facts }: Problem, say: Say): string {
  const own: Record<Locale, typeof ru.refusals> = { ru: ru.refusals, en: en.refusals }
  return own[say.locale][code]?.(facts) ?? say.problem(code, facts)
}
