// Words, figures and dates in the language of the person: `say(locale)`.

import type { Locale, Words } from '../api/shapes'
import { kinds as ruKinds, type KindsText } from './ru/kinds'
import { phone as ruPhone, type PhoneText } from './ru/phone'
import { problems as ruProblems } from './ru/problems'

export interface Say {
  locale: Locale
  text: PhoneText
  kinds: KindsText
  /** A text of the checklist. */
  words(words: Words): string
  /** At most `digits` decimals, two by default; exactly so many when `exact`. */
  number(value: number, digits?: number, exact?: boolean): string
  percent(share: number): string
  /** «40 м», «2,6 км» */
  metres(value: number): string
  /** «9 МБ» */
  bytes(value: number): string
  /** «23 ноября», with the year when it is another one. */
  day(at: string | Date): string
  /** «25 ноя» */
  shortDay(at: string | Date): string
  /** «Понедельник, 23 ноября» */
  weekday(at: Date): string
  /** «9:00» */
  time(at: string | number | Date): string
  /** «23 ноября, 11:46» */
  moment(at: string | number | Date): string
  /** A refusal in a sentence. */
  problem(code: string, facts?: Record<string, unknown>): string
  /** Why a value cannot be an answer. */
  rejection(code: string, facts?: Record<string, unknown>): string
}

const ru = {
  text: ruPhone,
  kinds: ruKinds,
  problems: ruProblems,
  m: 'м',
  km: 'км',
  kb: 'кБ',
  mb: 'МБ',
  gb: 'ГБ',
  percent: '\u00a0%',
}

/** Russian comes with the app; another language is fetched by whoever reads it. */
const TEXTS: { ru: typeof ru; en?: typeof ru } = { ru }

export function knows(locale: Locale): boolean {
  return TEXTS[locale] !== undefined
}

/** Fetches the words of a language. Without them `say` speaks Russian. */
export async function learn(locale: Locale): Promise<void> {
  if (locale !== 'en' || TEXTS.en) return
  TEXTS.en = (await import('./en/words')).en
  made.delete('en')
}

const made = new Map<Locale, Say>()

export function say(locale: Locale): Say {
  const known = made.get(locale)
  if (known) return known
  const fresh = make(locale)
  made.set(locale, fresh)
  return fresh
}

function make(locale: Locale): Say {
  const { text, kinds, problems, ...unit } = TEXTS[locale] ?? ru
  const day = dates(locale, { day: 'numeric', month: 'long' })
  const short = dates(locale, { day: 'numeric', month: 'short' })
  const year = dates(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const weekday = dates(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const clock = dates(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const formats = new Map<string, Intl.NumberFormat>()
  const number = (value: number, digits = 2, exact = false) => {
    const key = `${digits} ${exact}`
    const options = { maximumFractionDigits: digits, minimumFractionDigits: exact ? digits : 0 }
    const known = formats.get(key) ?? new Intl.NumberFormat(locale, options)
    formats.set(key, known)
    return known.format(value)
  }
  const tight = (figure: string, name: string) => `${figure}\u00a0${name}`
  const spoken: Say = {
    locale,
    text,
    kinds,
    words: (words) => words[locale] || words.ru || words.en,
    number,
    percent: (share) => `${number(share * 100, 0)}${unit.percent}`,
    metres: (value) => {
      if (value < 995) return tight(number(value, value < 10 ? 1 : 0), unit.m)
      return tight(number(value / 1000, value < 9950 ? 1 : 0), unit.km)
    },
    bytes: (value) => {
      if (value < 1e6) return tight(number(Math.max(1, Math.round(value / 1000)), 0), unit.kb)
      if (value < 1e9) return tight(number(value / 1e6, value < 1e7 ? 1 : 0), unit.mb)
      return tight(number(value / 1e9, 1), unit.gb)
    },
    day: (at) => {
      const when = new Date(at)
      const written = (when.getFullYear() === new Date().getFullYear() ? day : year)(when)
      return written.replace(/\s?г\.$/, '').replaceAll(' ', '\u00a0')
    },
    shortDay: (at) => short(new Date(at)).replace(/(\p{L}{3})\p{L}*\.?/u, '$1'),
    weekday: (at) => capital(weekday(at)),
    time: (at) => clock(new Date(at)).replace(/^0(\d)/, '$1'),
    moment: (at) => `${spoken.day(new Date(at))}, ${spoken.time(at)}`,
    problem: (code, facts = {}) =>
      problems[code] ? problems[code](facts) : (problems.unknown?.({ ...facts, code }) ?? code),
    rejection: (code, facts = {}) => kinds.rejected[code]?.(facts) ?? kinds.rejectedOther,
  }
  return spoken
}

/** A slow phone makes such a format in tens of milliseconds: nobody pays for one before it is needed. */
function dates(locale: Locale, options: Intl.DateTimeFormatOptions): (at: Date) => string {
  let format: Intl.DateTimeFormat | null = null
  return (at) => (format ??= new Intl.DateTimeFormat(locale, options)).format(at)
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
