// The words of the pages that lead to an account, which come with them.

import type { Problem } from '../../api/outcome'
import { join as en, refusals as enRefusals } from '../../text/en/join'
import { inLocale } from '../../text/in-locale'
import { join as ru, refusals as ruRefusals } from '../../text/ru/join'
import type { Say } from '../../text'
import type { FormStanding } from '../use-form'

export const joinWords = inLocale({ ru, en })
const refusals = inLocale({ ru: ruRefusals, en: enRefusals })

export function refused(say: Say, { code, facts }: Problem): string {
  if (code === 'too-many-attempts') return joinWords(say.locale).tooMany(facts)
  return refusals(say.locale)[code]?.(facts) ?? say.problem(code, facts)
}

/** What came of sending a form that did not go through; null while nothing did. */
export function troubleOf(say: Say, standing: FormStanding): string | null {
  const text = joinWords(say.locale)
  if (standing.is === 'refused') return refused(say, standing.problem)
  if (standing.is !== 'unreachable') return null
  if (standing.why === 'portal') return say.text.signIn.portal
  return standing.why === 'offline' ? text.unreachable : text.away
}

/** «+7 916 123-45-67»; a number of another country as it is kept. */
export function phoneAsRead(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7\u00a0$1\u00a0$2\u2060-\u2060$3\u2060-\u2060$4')
}
