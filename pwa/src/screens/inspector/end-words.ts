// The words about what is missing and finishing, which come with their screen.

import type { Locale } from '../../api/shapes'
import { end as en } from '../../text/en/end'
import { end as ru, type EndText } from '../../text/ru/end'

export function endWords(locale: Locale): EndText {
  return locale === 'en' ? en : ru
}
