// The words of the applicant's papers, which come with their page.

import type { Problem } from '../../../api/outcome'
import { papersText as en, refusals as enRefusals } from '../../../text/en/papers'
import { inLocale } from '../../../text/in-locale'
import type { Say } from '../../../text'
import { papersText as ru, refusals as ruRefusals } from '../../../text/ru/papers'

export const papersWords = inLocale({ ru, en })
const refusals = inLocale({ ru: ruRefusals, en: enRefusals })

/** Why the server did not take it: of a file, with what to do about it. */
export function refusal({ code, facts }: Problem, say: Say): string {
  const why = code === 'paper-refused' && papersWords(say.locale).refused[String(facts.why)]?.(facts)
  return why || (refusals(say.locale)[code]?.(facts) ?? say.problem(code, facts))
}
