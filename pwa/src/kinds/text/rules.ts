// Free words.

import { rejected, type Rules } from '../kind'

const LONGEST = 4000
/** No database keeps NUL or half a character. */
const UNKEPT = /\0|\p{Surrogate}/u

export const text: Rules = {
  check(value, { settings }) {
    if (typeof value !== 'string' || UNKEPT.test(value)) return rejected('not-a-text')
    const longest = settings.max_length ?? LONGEST
    return value.length > longest ? rejected('too-long', { longest }) : null
  },
  isComplete: (value) => typeof value === 'string' && value.trim() !== '',
  outcome: () => null,
}
