// The words of the twin report, which come with it.

import { twin as en } from '../../text/en/twin'
import { inLocale } from '../../text/in-locale'
import { twin as ru } from '../../text/ru/twin'

export const twinWords = inLocale({ ru, en })
