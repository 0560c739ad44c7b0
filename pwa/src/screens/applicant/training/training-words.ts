// The words of the training, which come with its pages; and how a refusal is said.

import type { Problem } from '../../../api/outcome'
import { refusals as enRefusals, training as en } from '../../../text/en/training'
import { inLocale } from '../../../text/in-locale'
import type { Say } from '../../../text'
import { refusals as ruRefusals, training as ru } from '../../../text/ru/training'

export const trainingWords = inLocale({ ru, en })
const refusals = inLocale({ ru: ruRefusals, en: enRefusals })

export function refusal({ code, facts }: Problem, say: Pick<Say, 'locale' | 'problem'>): string {
  return refusals(say.locale)[code]?.(facts) ?? say.problem(code, facts)
}
