// The words of a reviewer's checks of papers, which come with their page.

import { legal as en } from '../../../text/en/legal'
import { inLocale } from '../../../text/in-locale'
import { legal as ru } from '../../../text/ru/legal'

export const checksWords = inLocale({ ru, en })
