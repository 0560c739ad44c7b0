// Waiting grows, has an end, and listens to the server.

import { expect, it } from 'vitest'
import { backoff } from './backoff'

it('doubles up to half a minute and spreads phones apart', () => {
  expect([1, 2, 3, 20].map((failures) => backoff({ failures }, 1))).toEqual([2_000, 4_000, 8_000, 35_000])
  expect(backoff({ failures: 3 }, 0)).toBe(4_000)
})

it('asks a server that has refused less and less, up to five minutes', () => {
  expect([1, 5, 20].map((failures) => backoff({ failures, refused: true }, 1))).toEqual([2_000, 32_000, 300_000])
})

it('waits as long as the server asks, and somewhat apart from other phones, but not for ever', () => {
  expect(backoff({ failures: 1, retry_after_s: 30 }, 0)).toBe(30_000)
  expect(backoff({ failures: 1, retry_after_s: 30 }, 1)).toBe(33_000)
  expect(backoff({ failures: 1, retry_after_s: 86_400 }, 0)).toBe(600_000)
})
