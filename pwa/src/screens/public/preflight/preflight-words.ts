// The words of the preflight, which come with it.

import { preflight as en } from '../../../text/en/preflight'
import { inLocale } from '../../../text/in-locale'
import { preflight as ru } from '../../../text/ru/preflight'

export const preflightWords = inLocale({ ru, en })
