// The words about measuring the line, which come with its screen.

import type { Locale } from '../../api/shapes'
import { speed as en } from '../../text/en/speed'
import { speed as ru, type SpeedText } from '../../text/ru/speed'

export function speedWords(locale: Locale): SpeedText {
  return locale === 'en' ? en : ru
}
