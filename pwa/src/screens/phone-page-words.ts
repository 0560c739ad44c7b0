// The words about this phone and the rescue file, which come with their pages.

import { phonePage as en } from '../text/en/phone-page'
import { inLocale } from '../text/in-locale'
import { phonePage as ru } from '../text/ru/phone-page'

export const phonePageWords = inLocale({ ru, en })
