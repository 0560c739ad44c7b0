// The words of a connection, which come with its pages, and why something of it was refused.

import type { Problem } from '../api/outcome'
import { connection as en, refusals as enRefusals } from '../text/en/connection'
import { inLocale } from '../text/in-locale'
import type { Locale } from '../api/shapes'
import { connection as ru, refusals as ruRefusals } from '../text/ru/connection'

export const connectionWords = inLocale({ ru, en })
const refusals = inLocale({ ru: ruRefusals, en: enRefusals })

export const refusalOf = ({ code, facts }: Problem, locale: Locale): string | null =>
  refusals(locale)[code]?.(facts) ?? null
