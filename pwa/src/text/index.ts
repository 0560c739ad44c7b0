// The words of the phone and of all refusals in the language of the person.

import type { Locale, Words } from '../api/shapes'
import { phone as phoneEn } from './en/phone'
import { problems as problemsEn } from './en/problems'
import { format, type Format } from './format'
import { phone as phoneRu, type PhoneText } from './ru/phone'
import { problems as problemsRu, type ProblemText } from './ru/problems'

export interface Say extends Format {
  locale: Locale
  text: PhoneText
  words(words: Words): string
  problem(code: string): string
}

const TEXTS = { ru: { phone: phoneRu, problems: problemsRu }, en: { phone: phoneEn, problems: problemsEn } }
const made = new Map<Locale, Say>()

export function say(locale: Locale): Say {
  const known = made.get(locale)
  if (known) return known
  const { phone, problems } = TEXTS[locale]
  const fresh: Say = {
    ...format(locale),
    locale,
    text: phone,
    words: (words) => words[locale] || words.ru || words.en,
    problem: (code) => problems[code as keyof ProblemText] ?? problems.unknown,
  }
  made.set(locale, fresh)
  return fresh
}
