// The words of the duties, which come with their pages, and refusals in them.

import type { Problem } from '../../api/outcome'
import type { Locale } from '../../api/shapes'
import { duties as en } from '../../text/en/duties'
import { dutyRefusals as enRefusals } from '../../text/en/duty-refusals'
import { inLocale } from '../../text/in-locale'
import { duties as ru } from '../../text/ru/duties'
import { dutyRefusals as ruRefusals } from '../../text/ru/duty-refusals'

export const dutiesWords = inLocale({ ru, en })
const refusals = inLocale({ ru: ruRefusals, en: enRefusals })

/** The sentence of a refusal that only these pages can meet. */
export const refusalOf = ({ code, facts }: Problem, locale: Locale): string | null =>
  refusals(locale)[code]?.(facts) ?? null
