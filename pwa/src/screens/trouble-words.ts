// The words about what the phone has not kept, which come with their sheet.

import type { Locale } from '../api/shapes'
import { trouble as en } from '../text/en/trouble'
import { trouble as ru, type TroubleText } from '../text/ru/trouble'

export function troubleWords(locale: Locale): TroubleText {
  return locale === 'en' ? en : ru
}
