// A threshold in words, and what was typed read as a number.

import { expect, test } from 'vitest'
import { say } from '../../text'
import { missWords, normWords, readNumber } from './norm'

const m2 = { unit: { ru: 'м²', en: 'm²' } }

test('comma and point both part the decimals, and words are no number', () => {
  expect(readNumber('23,4')).toBe(23.4)
  expect(readNumber('1 200.5')).toBe(1200.5)
  expect(readNumber('23,')).toBe(23)
  expect([readNumber('около 20'), readNumber(''), readNumber('1,2,3')]).toEqual([null, null, null])
})

test('a threshold says its bounds and its unit', () => {
  const ru = say('ru')
  expect(normWords({ ...m2, min: 25 }, ru)).toBe('от 25\u00a0м²')
  expect(normWords({ ...m2, min: 200, max: 500 }, ru)).toBe('от 200 до 500\u00a0м²')
  expect(normWords({ ...m2, min: 100, max: 100 }, ru)).toBe('ровно 100\u00a0м²')
  expect(normWords(m2, ru)).toBeNull()
})

test('a miss is said as what is wanting, without rounding noise', () => {
  const ru = say('ru')
  expect(missWords(23.4, { ...m2, min: 25 }, ru)).toBe('не хватает 1,6\u00a0м²')
  expect(missWords(110, { unit: { ru: 'м', en: 'm' }, max: 100 }, ru)).toBe('на 10\u00a0м больше нормы')
  expect(missWords(25, { ...m2, min: 25 }, ru)).toBeNull()
})
