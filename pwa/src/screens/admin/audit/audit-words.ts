// The words of the audit, which come with its page, and the sentence that an entry makes.

import type { AuditEntry } from '../../../api/audit-shapes'
import type { Locale, Role } from '../../../api/shapes'
import { audit as en } from '../../../text/en/audit'
import { inLocale } from '../../../text/in-locale'
import { audit as ru } from '../../../text/ru/audit'
import type { DeskWords } from '../../desk-words'

export const auditWords = inLocale({ ru, en })

/** What was done: «Назначен выезд: Иван Осипов». */
export function sentence({ act, facts, names }: AuditEntry, say: DeskWords): string {
  const words = auditWords(say.locale)
  const told = words.acts[act]
  if (!told) return words.unknown(act)
  return told(facts, {
    name: (id) => names[String(id)] ?? words.about.gone,
    day: (at) => say.day(String(at)),
    role: (code) => say.text.roles[code as Role] ?? String(code),
    number: (value) => say.number(Number(value)),
  })
}

/** Who did it: a name, the service itself, or nobody knows. */
export function whoWords({ act, who }: AuditEntry, locale: Locale): string {
  const words = auditWords(locale)
  return who?.name ?? (act === 'session.refuse' ? words.stranger : words.service)
}

/** What it is about: «Заявка 1042»; null when the sentence says all. */
export function aboutWords({ about, who }: AuditEntry, locale: Locale): string | null {
  if (!about || about.id === who?.id) return null
  const words = auditWords(locale).about
  if (about.kind === 'application' && about.name) return words.application(about.name)
  if (about.kind === 'inspection' && about.name) return words.inspection(about.name)
  if (about.kind === 'other') return about.id.length === 64 ? `${about.id.slice(0, 12)}…` : about.id
  return about.name ?? words.gone
}

const SHORT: Intl.DateTimeFormatOptions = {
  day: '2-digit',
  year: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
}
const written = new Map<Locale, Intl.DateTimeFormat>()

/** «26.11.26, 19:42»: the audit is read for years. */
export function shortly(at: string, locale: Locale): string {
  const month = locale === 'en' ? 'short' : '2-digit'
  const format = written.get(locale) ?? new Intl.DateTimeFormat(locale, { ...SHORT, month })
  written.set(locale, format)
  return format.format(new Date(at))
}

/** «26 ноября 2026 г., 19:42:08 GMT+3»: to the second, with the zone of whoever reads it. */
export function exactly(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', hourCycle: 'h23' }).format(
    new Date(at),
  )
}
