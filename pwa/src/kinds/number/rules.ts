// A measured number with its unit, and the bounds it must keep.

import { isNumber, rejected, type Rules } from '../kind'

export const LARGEST = 1_000_000

export const number: Rules = {
  check(value) {
    if (!isNumber(value)) return rejected('not-a-number')
    if (value < 0) return rejected('negative')
    return value > LARGEST ? rejected('too-large', { largest: LARGEST }) : null
  },
  isComplete: isNumber,
  outcome(value, { settings: { min, max } }) {
    if (min === undefined && max === undefined) return null
    const measured = value as number
    return (min !== undefined && measured < min) || (max !== undefined && measured > max) ? 'bad' : 'ok'
  },
}
