// The words of the questionnaire, which come with it.

import type { Problem } from '../../../api/outcome'
import { questionnaire as en, refusals as enRefusals } from '../../../text/en/questionnaire'
import type { Say } from '../../../text'
import { inLocale } from '../../../text/in-locale'
import { questionnaire as ru, refusals as ruRefusals } from '../../../text/ru/questionnaire'

export const questionnaireWords = inLocale({ ru, en })
const refusals = inLocale({ ru: ruRefusals, en: enRefusals })

/** Why the server did not do it. */
export function refusal({ code, facts }: Problem, say: Say): string {
  return refusals(say.locale)[code]?.(facts) ?? say.problem(code, facts)
}
