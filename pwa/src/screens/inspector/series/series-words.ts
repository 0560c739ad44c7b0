// The words of the photo package, which come with its screens.

import type { Shot } from '../../../api/shapes'
import { series as en } from '../../../text/en/series'
import { inLocale } from '../../../text/in-locale'
import { series as ru } from '../../../text/ru/series'

export const seriesWords = inLocale({ ru, en })

/** How a note begins that says why a shot was not taken, whatever language it was written in. */
export const beginnings = ({ title }: Shot): string[] => [ru.notTaken(title.ru), en.notTaken(title.en)]
