// The words of questions, letters and appeals, which come with their parts of the page.

import { talk as en } from '../../text/en/talk'
import { inLocale } from '../../text/in-locale'
import { talk as ru } from '../../text/ru/talk'

export const talkWords = inLocale({ ru, en })
