// The desk and the report on paper say the same of a photo: pytest reads the same samples.

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import samples from '../../../tests/contract/signals.json'
import { learn, say } from '.'
import { signals as en, unknownSignal as enUnknown } from './en/signals'
import { signals as ru, unknownSignal as ruUnknown } from './ru/signals'

const zone = process.env.TZ

beforeAll(async () => {
  process.env.TZ = 'UTC'
  vi.useFakeTimers({ now: new Date('2026-11-27T12:00:00Z'), toFake: ['Date'] })
  await learn('en')
})
afterAll(() => {
  process.env.TZ = zone
  vi.useRealTimers()
})

test('every signal has a sample', () => {
  const sampled = new Set(samples.map((each) => each.code))
  expect(Object.keys(ru).filter((code) => !sampled.has(code))).toEqual([])
})

test.each(samples)('$code is said as on paper', ({ code, facts, ru: inRussian, en: inEnglish }) => {
  expect(ru[code]?.(facts, say('ru')) ?? ruUnknown(code, facts)).toBe(inRussian)
  expect(en[code]?.(facts, say('en')) ?? enUnknown(code, facts)).toBe(inEnglish)
})
