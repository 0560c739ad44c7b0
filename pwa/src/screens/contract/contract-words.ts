// The words of contracts, which come with their pages; and how a refusal is said.

import type { Problem } from '../../api/outcome'
import { contract as en, refusals as enRefusals } from '../../text/en/contract'
import { inLocale } from '../../text/in-locale'
import type { Say } from '../../text'
import { contract as ru, refusals as ruRefusals } from '../../text/ru/contract'

export const contractWords = inLocale({ ru, en })
const refusals = inLocale({ ru: ruRefusals, en: enRefusals })

export function refusal({ code, facts }: Problem, say: Pick<Say, 'locale' | 'problem'>): string {
  return refusals(say.locale)[code]?.(facts) ?? say.problem(code, facts)
}
