// The words of «Ещё», which come with it.

import { more as en } from '../../text/en/more'
import { inLocale } from '../../text/in-locale'
import { more as ru } from '../../text/ru/more'

export const moreWords = inLocale({ ru, en })
