// The words of the bell, which come with it.

import { bell as enBell } from '../../text/en/bell'
import { inLocale } from '../../text/in-locale'
import { bell as ruBell } from '../../text/ru/bell'

export const bellWords = inLocale({ ru: ruBell, en: enBell })
