// The clock of operations goes forward whatever the phone's own clock does.

import { expect, it } from 'vitest'
import { hlcOf, laterHlc, nextHlc } from './hlc'

const device = 'a'.repeat(32)

it('follows the device clock and never goes back', () => {
  const first = nextHlc(null, 1000, device)
  expect(first).toBe(`000000000001000-0000-${device}`)
  const second = nextHlc(first, 10, device)
  expect(second).toBe(`000000000001000-0001-${device}`)
  expect(nextHlc(second, 2000, device) > second).toBe(true)
})

it('takes a millisecond when the counter is full', () => {
  expect(nextHlc(`000000000001000-9999-${device}`, 0, device)).toBe(`000000000001001-0000-${device}`)
})

it('goes on from the latest it has read and ignores nonsense', () => {
  const read = `000000000009000-0003-${'b'.repeat(32)}`
  expect(laterHlc(nextHlc(null, 1, device), read)).toBe(read)
  expect(laterHlc(read, '~~~')).toBe(read)
  expect(nextHlc(read, 1, device)).toBe(`000000000009000-0004-${device}`)
  expect(hlcOf(read, device)).toBe(`000000000009000-0003-${device}`)
})
