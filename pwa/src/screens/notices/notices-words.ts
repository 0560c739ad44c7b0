// The words of the notices, which come with their page.

import { notices as en } from '../../text/en/notices'
import { inLocale } from '../../text/in-locale'
import { notices as ru } from '../../text/ru/notices'

export const noticesWords = inLocale({ ru, en })
