// How long an answer takes is said in whole units and never as less than it is.

import { expect, test } from 'vitest'
import { helpWords, termWords } from './help-words'

test.each([
  [30, '5 минут', '5 minutes'],
  [11 * 60, '15 минут', '15 minutes'],
  [55 * 60, '55 минут', '55 minutes'],
  [56 * 60, '1 час', '1 hour'],
  [3 * 3600 + 1, '4 часа', '4 hours'],
  [23.5 * 3600, '24 часа', '24 hours'],
  [86_400, '1 день', '1 day'],
  [86_401, '2 дня', '2 days'],
])('%i seconds', (seconds, ru, en) => {
  expect(termWords(seconds, helpWords('ru')).replace('\u00a0', ' ')).toBe(ru)
  expect(termWords(seconds, helpWords('en')).replace('\u00a0', ' ')).toBe(en)
})
