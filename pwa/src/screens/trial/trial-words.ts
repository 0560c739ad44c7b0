// The words of the test period, which come with its pages.

import { trial as en } from '../../text/en/trial'
import { inLocale } from '../../text/in-locale'
import { trial as ru } from '../../text/ru/trial'

export const trialWords = inLocale({ ru, en })
