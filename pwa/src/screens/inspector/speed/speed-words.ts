// The words about measuring the line, which come with its screen.

import { speed as en } from '../../../text/en/speed'
import { inLocale } from '../../../text/in-locale'
import { speed as ru } from '../../../text/ru/speed'

export const speedWords = inLocale({ ru, en })
