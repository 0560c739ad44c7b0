// The words of an application after its decision, which come with their page.

import { after as en } from '../../../text/en/after'
import { inLocale } from '../../../text/in-locale'
import { after as ru } from '../../../text/ru/after'

export const afterWords = inLocale({ ru, en })
