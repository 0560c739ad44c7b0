// The words of open points, which come with their pages.

import { point as en } from '../../text/en/point'
import { inLocale } from '../../text/in-locale'
import { point as ru } from '../../text/ru/point'

export const pointWords = inLocale({ ru, en })
