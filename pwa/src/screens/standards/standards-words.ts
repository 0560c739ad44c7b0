// The words of changed standards, which come with the pages of a point's duties.

import { inLocale } from '../../text/in-locale'
import { standards as en } from '../../text/en/standards'
import { standards as ru } from '../../text/ru/standards'

export const standardsWords = inLocale({ ru, en })
