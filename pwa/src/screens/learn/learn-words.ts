// The words of the courses, which come with their pages.

import { learn as en } from '../../text/en/learn'
import { inLocale } from '../../text/in-locale'
import { learn as ru } from '../../text/ru/learn'

export const learnWords = inLocale({ ru, en })
