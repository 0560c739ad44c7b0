// Numbers, dates and distances as people of each language write them.

import type { Locale } from '../api/shapes'

const made = new Map<string, unknown>()

function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined
  if (known !== undefined) return known
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

export interface Format {
  number(value: number, digits?: number): string
  /** «40 м», «2,6 км» */
  distance(metres: number): string
  /** «3,1 МБ» */
  bytes(count: number): string
  day(iso: string | number): string
  weekday(at: number): string
  time(iso: string | number): string
  moment(iso: string | number): string
}

const UNITS = {
  ru: { m: 'м', km: 'км', kb: 'кБ', mb: 'МБ' },
  en: { m: 'm', km: 'km', kb: 'kB', mb: 'MB' },
}

export function format(locale: Locale): Format {
  const unit = UNITS[locale]
  const number = (value: number, digits?: number) =>
    once(`n${locale}${digits ?? ''}`, () => new Intl.NumberFormat(locale, digits === undefined ? { maximumFractionDigits: 2 } : { minimumFractionDigits: digits, maximumFractionDigits: digits })).format(value)
  const date = (name: string, options: Intl.DateTimeFormatOptions) =>
    once(`d${locale}${name}`, () => new Intl.DateTimeFormat(locale, options))
  return {
    number,
    distance(metres) {
      if (metres < 1000) return `${number(Math.round(metres))}\u00a0${unit.m}`
      const km = metres / 1000
      return `${km < 10 ? number(Math.round(km * 10) / 10) : number(Math.round(km))}\u00a0${unit.km}`
    },
    bytes(count) {
      if (count < 950_000) return `${number(Math.max(1, Math.round(count / 1000)))}\u00a0${unit.kb}`
      const mb = count / 1_000_000
      return `${mb < 10 ? number(Math.round(mb * 10) / 10) : number(Math.round(mb))}\u00a0${unit.mb}`
    },
    day: (iso) => date('day', { day: 'numeric', month: 'long' }).format(new Date(iso)),
    weekday: (at) => {
      const text = date('weekday', { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at))
      return text.charAt(0).toUpperCase() + text.slice(1)
    },
    time: (iso) => date('time', { hour: '2-digit', minute: '2-digit' }).format(new Date(iso)),
    moment: (iso) => date('moment', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(new Date(iso)),
  }
}
