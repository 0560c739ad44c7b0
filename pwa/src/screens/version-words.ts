// The words about a newer version of the checklist, which come with the page of an inspection.

import type { Locale } from '../api/shapes'
import { version as en } from '../text/en/version'
import { version as ru, type VersionText } from '../text/ru/version'

export function versionWords(locale: Locale): VersionText {
  return locale === 'en' ? en : ru
}
