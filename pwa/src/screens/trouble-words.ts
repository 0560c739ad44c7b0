// The words about what the phone has not kept, which come with their sheet.

import { trouble as en } from '../text/en/trouble'
import { inLocale } from '../text/in-locale'
import { trouble as ru } from '../text/ru/trouble'

export const troubleWords = inLocale({ ru, en })
