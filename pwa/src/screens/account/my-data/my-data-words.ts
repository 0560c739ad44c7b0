// The words of «Мои данные», which come with it.

import { myData as en } from '../../../text/en/my-data'
import { inLocale } from '../../../text/in-locale'
import { myData as ru } from '../../../text/ru/my-data'

export const myDataWords = inLocale({ ru, en })
