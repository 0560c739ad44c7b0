// What the parts of the test period need of a person's language: the phone and the desk both have it.

import type { Say } from '../../text'

export type Tools = Pick<Say, 'locale' | 'number' | 'day' | 'shortDay' | 'words'>

/** A day of the network stays this day in every zone. */
export const noonOf = (day: string): string => `${day}T12:00:00`

/** «93 %» of a share of one. */
export const percentOf = (share: number, say: Tools): string =>
  `${say.number(share * 100, 0)}${say.locale === 'ru' ? '\u00a0' : ''}%`
