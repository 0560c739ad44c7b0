// The words of the rules, which come with their page; and who published a version.

import type { Rule } from '../../../api/rule-shapes'
import { rules as en } from '../../../text/en/rules'
import { inLocale } from '../../../text/in-locale'
import { rules as ru } from '../../../text/ru/rules'
import type { DeskWords } from '../../desk-words'

export const rulesWords = inLocale({ ru, en })

export function whoWords({ by, at }: Rule, say: DeskWords): string {
  const words = rulesWords(say.locale)
  return by && at ? words.by(by.name, say.moment(at)) : words.shipped
}
