// The words around a decision, which come with their parts of the desk.

import { deciding as en } from '../../text/en/desk-deciding'
import { inLocale } from '../../text/in-locale'
import { deciding as ru } from '../../text/ru/desk-deciding'

export const decidingWords = inLocale({ ru, en })
