// The words about what is missing and finishing, which come with their screen.

import { end as en } from '../../text/en/end'
import { inLocale } from '../../text/in-locale'
import { end as ru } from '../../text/ru/end'

export const endWords = inLocale({ ru, en })
