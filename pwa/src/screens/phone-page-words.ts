// The words about this phone and the rescue file, which come with their pages.

import type { Locale } from '../api/shapes'
import { phonePage as en } from '../text/en/phone-page'
import { phonePage as ru, type PhonePageText } from '../text/ru/phone-page'

export function phonePageWords(locale: Locale): PhonePageText {
  return locale === 'en' ? en : ru
}
