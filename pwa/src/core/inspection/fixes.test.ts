// Which position a photo keeps: the most accurate around its shutter, an old one with its age, or why there is none.

import { expect, it } from 'vitest'
import { makeFixes, WINDOW_MS } from './fixes'

const AT = 1_000_000
const fix = (latitude: number, accuracy: number, age_ms = 0) => ({ latitude, longitude: 37, accuracy, age_ms })

it('keeps the most accurate of the window, before or after the shutter', () => {
  const fixes = makeFixes()
  fixes.hear(fix(1, 40), AT - 9_000)
  fixes.hear(fix(2, 8), AT - 4_000)
  fixes.hear(fix(3, 25), AT)
  expect(fixes.best(AT)).toEqual(fix(2, 8, 4_000))
  fixes.hear(fix(4, 5), AT + 3_000)
  expect(fixes.best(AT)).toEqual(fix(4, 5, 3_000))
  fixes.hear(fix(5, 1), AT + WINDOW_MS + 1)
  expect(fixes.best(AT)).toEqual(fix(4, 5, 3_000))
})

it('does not take a better one from before the window', () => {
  const fixes = makeFixes()
  fixes.hear(fix(1, 3), AT - WINDOW_MS - 1)
  fixes.hear(fix(2, 60), AT - WINDOW_MS)
  expect(fixes.best(AT)).toEqual(fix(2, 60, WINDOW_MS))
})

it('tells the age of a receiver that has frozen', () => {
  const fixes = makeFixes()
  for (let now = AT; now <= AT + 300_000; now += 1_000) fixes.hear(fix(1, 10, now - AT), now)
  expect(fixes.best(AT + 300_000)).toEqual(fix(1, 10, 300_000))
})

it('counts the age that the receiver had told', () => {
  const fixes = makeFixes()
  fixes.hear(fix(1, 10, 2_500), AT)
  expect(fixes.best(AT)).toEqual(fix(1, 10, 2_500))
})

it('says why there is none, and forgets all when the permission is withdrawn', () => {
  const fixes = makeFixes()
  expect(fixes.best(AT)).toEqual({ status: 'unavailable' })
  fixes.hear({ status: 'timeout' }, AT)
  expect(fixes.best(AT)).toEqual({ status: 'timeout' })
  fixes.hear(fix(1, 10), AT)
  fixes.hear({ status: 'denied' }, AT + 1_000)
  expect(fixes.best(AT + 1_000)).toEqual({ status: 'denied' })
})

it('forgets what no photo can want any more, but for the last', () => {
  const fixes = makeFixes()
  fixes.hear(fix(1, 10), AT)
  fixes.hear(fix(2, 10), AT + 1)
  fixes.hear(fix(3, 10), AT + 600_000)
  expect(fixes.best(AT + 1)).toEqual(fix(2, 10))
  fixes.hear(fix(4, 10), AT + 600_001)
  expect(fixes.best(AT + 1)).toEqual({ status: 'timeout' })
})
