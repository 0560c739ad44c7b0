import { expect, test } from 'vitest'
import { say } from '../text'
import { dayInWords } from './day-in-words'
import { deskWords } from './desk-words'

test('a chosen day is said in the language of the page, and none while the field is empty', () => {
  expect(dayInWords('2031-12-25', say('ru'))).toBe('25\u00a0декабря\u00a02031')
  expect(dayInWords('', say('ru'))).toBeUndefined()
})

test('there is one clock in both languages, and no day that could be a month', () => {
  const at = new Date(2026, 10, 12, 14, 31).toISOString()
  expect(deskWords('ru').stamp(at)).toBe('12.11, 14:31')
  expect(deskWords('en').stamp(at)).toBe('Nov 12, 14:31')
})
