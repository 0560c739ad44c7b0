// What the buttons say that open the dialogs of exports.

import { openExports as en } from '../../../text/en/open-exports'
import { inLocale } from '../../../text/in-locale'
import { openExports as ru } from '../../../text/ru/open-exports'

export const openWords = inLocale({ ru, en })
