// The words of the questionnaire, which come with it.

import { questionnaire as en } from '../../../text/en/questionnaire'
import { inLocale } from '../../../text/in-locale'
import { questionnaire as ru } from '../../../text/ru/questionnaire'

export const questionnaireWords = inLocale({ ru, en })
