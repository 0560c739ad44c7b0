// The words of the public requirements and of their drawings, which come with them.

import { drawings as enDrawings } from '../../../text/en/drawings'
import { requirements as en } from '../../../text/en/requirements'
import { inLocale } from '../../../text/in-locale'
import { drawings as ruDrawings } from '../../../text/ru/drawings'
import { requirements as ru } from '../../../text/ru/requirements'

export const requirementsWords = inLocale({ ru, en })
export const drawingsWords = inLocale({ ru: ruDrawings, en: enDrawings })
