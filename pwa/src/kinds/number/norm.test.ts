// A threshold in words, and what was typed read as a number.

import { expect, test } from 'vitest'
import { say } from '../../text'
import { figure, missWords, normWords, readNumber } from './norm'

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

test('a figure that misses never reads as the norm, nor its miss as nothing', () => {
  const ru = say('ru')
  const area = { ...m2, min: 25, decimals: 1 }
  expect([figure(24.96, area, ru), missWords(24.96, area, ru)]).toEqual(['24,96', 'не хватает 0,04\u00a0м²'])
  expect([figure(25.04, area, ru), missWords(25.04, area, ru)]).toEqual(['25', null])
  const way = { unit: { ru: 'м', en: 'm' }, max: 100, decimals: 0 }
  expect([figure(100.3, way, ru), missWords(100.3, way, ru)]).toEqual(['100,3', 'на 0,3\u00a0м больше нормы'])
  expect(figure(23.44, area, ru)).toBe('23,4')
})
