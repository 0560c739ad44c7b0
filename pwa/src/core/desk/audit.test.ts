// A day of the calendar is asked for from its beginning here to the beginning of the next one.

import { expect, test } from 'vitest'
import { beginning } from './audit'

test('a day begins at midnight here, the last day of a month is followed by the first of the next', () => {
  expect(beginning('2026-11-30')).toBe(new Date(2026, 10, 30).toISOString())
  expect(beginning('2026-11-30', 1)).toBe(new Date(2026, 11, 1).toISOString())
})

test('what is no day asks for nothing', () => {
  expect(['', '2026', 'x-y-z'].map((day) => beginning(day))).toEqual([undefined, undefined, undefined])
})
