// The words of exports, which are fetched with their dialogs.

import { exports as en } from '../../../text/en/exports'
import { inLocale } from '../../../text/in-locale'
import { exports as ru } from '../../../text/ru/exports'

export const exportsWords = inLocale({ ru, en })
