// Free words.

import { LONGEST_WORDS, rejected, type Rules } from '../kind'

/** No database keeps NUL or half a character. */
const UNKEPT = /\0|\p{Surrogate}/u

export const text: Rules = {
  check(value, { settings }) {
    if (typeof value !== 'string' || UNKEPT.test(value)) return rejected('not-a-text')
    const longest = settings.max_length ?? LONGEST_WORDS
    return value.length > longest ? rejected('too-long', { longest }) : null
  },
  isComplete: (value) => typeof value === 'string' && value.trim() !== '',
  outcome: () => null,
}
