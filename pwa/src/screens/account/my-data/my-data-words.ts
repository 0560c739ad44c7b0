// The words of «Мои данные», which come with it.

import type { Problem } from '../../../api/outcome'
import { myData as en, refusals as enRefusals } from '../../../text/en/my-data'
import type { Say } from '../../../text'
import { inLocale } from '../../../text/in-locale'
import { myData as ru, refusals as ruRefusals } from '../../../text/ru/my-data'

export const myDataWords = inLocale({ ru, en })
const refusals = inLocale({ ru: ruRefusals, en: enRefusals })

/** Why the server did not do it. */
export function refusal({ code, facts }: Problem, say: Say): string {
  return refusals(say.locale)[code]?.(facts) ?? say.problem(code, facts)
}
