// The words, figures and dates of the desk in the language of the person: those of every page, and the desk's own.

import type { Problem } from '../api/outcome'
import type { Locale, Signal } from '../api/shapes'
import { say, type Say } from '../text'
import { desk as enDesk } from '../text/en/desk'
import { signals as enSignals, unknownSignal as enUnknown } from '../text/en/signals'
import { desk as ruDesk, type DeskText } from '../text/ru/desk'
import { signals as ruSignals, unknownSignal as ruUnknown } from '../text/ru/signals'

export interface DeskWords extends Omit<Say, 'text' | 'percent' | 'problem'> {
  text: DeskText
  /** 91.5 is «91,5 %» */
  percent(value: number): string
  /** «23.11, 11:46» for a label on a photo. */
  stamp(iso: string): string
  yesNo(value: string): string
  /** «Заявитель»: a word at the beginning of a label. */
  first(word: string): string
  /** A refusal of the server in a sentence. */
  problem(problem: Problem): string
  /** Why the server refused an edit. */
  refusal(code: string, facts: Record<string, unknown>): string
  /** What a check of a photo says. */
  signal(signal: Signal): string
}

const OWN = {
  ru: { text: ruDesk, signals: ruSignals, unknown: ruUnknown, percent: '\u00a0%' },
  en: { text: enDesk, signals: enSignals, unknown: enUnknown, percent: '%' },
}

const made = new Map<Locale, DeskWords>()

export function deskWords(locale: Locale): DeskWords {
  const known = made.get(locale)
  if (known) return known
  const fresh = make(locale)
  made.set(locale, fresh)
  return fresh
}

function make(locale: Locale): DeskWords {
  const spoken = say(locale)
  const { text, signals, unknown, percent } = OWN[locale]
  const stamp = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: locale === 'en' ? 'short' : '2-digit', // 11/12 is a day in November or in December
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const first = (word: string) => word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
  const yesNo: Record<string, string> = { yes: spoken.kinds.yes, no: spoken.kinds.no, na: spoken.kinds.na }
  return {
    ...spoken,
    text,
    percent: (value) => `${spoken.number(value, 1)}${percent}`,
    stamp: (iso) => stamp.format(new Date(iso)),
    yesNo: (value) => (yesNo[value] ?? value).toLocaleLowerCase(locale),
    first,
    problem: ({ code, facts }) => spoken.problem(code, facts),
    refusal: (code, facts) => spoken.problem(code, facts),
    signal: ({ code, facts }) => signals[code]?.(facts, spoken) ?? unknown(code, facts),
  }
}
