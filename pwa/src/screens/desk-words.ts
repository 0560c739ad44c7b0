// The words, figures and dates of the desk in the language of the person.

import { desk as ru, type DeskText } from '../text/ru/desk'
import { desk as en } from '../text/en/desk'
import { signals as ruSignals, unknownSignal as ruUnknown } from '../text/ru/signals'
import { signals as enSignals, unknownSignal as enUnknown } from '../text/en/signals'
import { problems as ruProblems } from '../text/ru/problems'
import { problems as enProblems } from '../text/en/problems'
import { format } from '../text/format'
import type { Problem } from '../api/outcome'
import type { Locale, Signal, Words } from '../api/shapes'

export interface DeskWords {
  locale: Locale
  text: DeskText
  words: (words: Words) => string
  number: (value: number, digits?: number) => string
  percent: (value: number) => string
  metres: (value: number) => string
  /** «23 ноября», with the year when it is another one. */
  day: (iso: string) => string
  time: (iso: string | Date) => string
  /** «23 ноября, 11:46» */
  moment: (iso: string) => string
  /** «23.11, 11:46» for a label on a photo. */
  stamp: (iso: string) => string
  yesNo: (value: string) => string
  /** A refusal of the server in a sentence. */
  problem: (problem: Problem) => string
  /** What a check of a photo says. */
  signal: (signal: Signal) => string
  /** Why the server refused an edit. */
  refusal: (code: string, facts: Record<string, unknown>) => string
}

const TEXTS: Record<Locale, DeskText> = { ru, en }
const SIGNALS = {
  ru: { known: ruSignals, unknown: ruUnknown },
  en: { known: enSignals, unknown: enUnknown },
}
const made = new Map<Locale, DeskWords>()

export function deskWords(locale: Locale): DeskWords {
  const known = made.get(locale)
  if (known) return known
  const fresh = make(locale)
  made.set(locale, fresh)
  return fresh
}

const YES_NO: Record<Locale, Record<string, string>> = {
  ru: { yes: 'да', no: 'нет', na: 'не применимо' },
  en: { yes: 'yes', no: 'no', na: 'not applicable' },
}

function make(locale: Locale): DeskWords {
  const text = TEXTS[locale]
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' })
  const year = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const stamp = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const figures = format(locale)
  const problems = locale === 'ru' ? ruProblems : enProblems
  const sentence = (code: string, facts: Record<string, unknown>) =>
    (problems[code] ?? problems.unknown)?.({ code, ...facts }) ?? code
  const words: DeskWords = {
    locale,
    text,
    words: (each) => each[locale] || each.ru || each.en,
    number: figures.number,
    percent: (value) => `${figures.number(value, Number.isInteger(value) ? 0 : 1)}${locale === 'ru' ? '\u00a0%' : '%'}`,
    metres: (value) => text.metres(figures.number(value, value < 10 ? 1 : 0)),
    day: (iso) => {
      const date = new Date(iso)
      return (date.getFullYear() === new Date().getFullYear() ? day : year).format(date).replace(/\s?г\.$/, '')
    },
    time: (at) => figures.time(new Date(at).getTime()),
    moment: (iso) => `${words.day(iso)}, ${figures.time(iso)}`,
    stamp: (iso) => stamp.format(new Date(iso)),
    yesNo: (value) => YES_NO[locale][value] ?? value,
    problem: ({ code, facts }) => sentence(code, facts),
    signal: ({ code, facts }) => SIGNALS[locale].known[code]?.(facts, words) ?? SIGNALS[locale].unknown(code, facts),
    refusal: sentence,
  }
  return words
}
