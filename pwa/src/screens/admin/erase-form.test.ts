import { expect, test } from 'vitest'
import { eraseFaults } from './erase-form'

const NOW = new Date(2026, 10, 27, 12)
const DATA = { held: [], open: [], proving: [], proving_until: null }
const GOOD = { reference: '12/45-б', asked_on: '2026-11-27', withdraw: false }

test('the number and the day of the paper are enough when nothing is open', () => {
  expect(eraseFaults(GOOD, DATA, NOW)).toEqual([])
})

test('a name is no number, and a day to come is none', () => {
  expect(eraseFaults({ ...GOOD, reference: 'Анна Петрова' }, DATA, NOW)).toEqual(['reference'])
  expect(eraseFaults({ ...GOOD, reference: '' }, DATA, NOW)).toEqual(['reference'])
  expect(eraseFaults({ ...GOOD, asked_on: '2026-11-28' }, DATA, NOW)).toEqual(['asked_on'])
  expect(eraseFaults({ ...GOOD, asked_on: '' }, DATA, NOW)).toEqual(['asked_on'])
})

test('an open application is withdrawn knowingly', () => {
  expect(eraseFaults(GOOD, { ...DATA, open: [1001] }, NOW)).toEqual(['withdraw'])
  expect(eraseFaults({ ...GOOD, withdraw: true }, { ...DATA, open: [1001] }, NOW)).toEqual([])
})
