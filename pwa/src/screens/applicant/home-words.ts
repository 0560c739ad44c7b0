// The words of the applicant's home, which come with it.

import { home as en } from '../../text/en/home'
import { inLocale } from '../../text/in-locale'
import { home as ru } from '../../text/ru/home'

export const homeWords = inLocale({ ru, en })
