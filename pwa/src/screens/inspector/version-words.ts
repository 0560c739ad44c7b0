// The words about a newer version of the checklist, which come with the page of an inspection.

import { version as en } from '../../text/en/version'
import { inLocale } from '../../text/in-locale'
import { version as ru } from '../../text/ru/version'

export const versionWords = inLocale({ ru, en })
