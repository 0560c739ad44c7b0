// Words that are fetched with their screen, chosen by the language of the person.

import type { Locale } from '../api/shapes'

export function inLocale<Text>(words: Record<Locale, Text>): (locale: Locale) => Text {
  return (locale) => words[locale]
}
