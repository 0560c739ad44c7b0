// Waiting grows, has an end, and listens to the server.

import { expect, it } from 'vitest'
import { backoff } from './backoff'

it('doubles up to five minutes and spreads phones apart', () => {
  expect([1, 2, 3, 20].map((failures) => backoff(failures, 1))).toEqual([2_000, 4_000, 8_000, 300_000])
  expect(backoff(3, 0)).toBe(4_000)
})

it('waits as long as the server asks', () => {
  expect(backoff(1, 0, 30)).toBe(30_000)
})
