// The words of the network's help, which come with its pages.

import { helpDesk as en } from '../../../text/en/help-desk'
import { inLocale } from '../../../text/in-locale'
import { helpDesk as ru } from '../../../text/ru/help-desk'

export const helpDeskWords = inLocale({ ru, en })
