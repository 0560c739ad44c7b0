// What people type of a lease becomes facts, or says what is wrong.

import { expect, test } from 'vitest'
import { draftOf, factsOf, faultsOf } from './lease-draft'

const typed = { holding: 'lease', address: ' Тверь, Советская 12 ', area: '41,5', until: '2027-02-01' } as const

test('a number is read as people write it, and spaces around an address go', () => {
  expect(factsOf(typed)).toEqual({
    holding: 'lease',
    address: 'Тверь, Советская 12',
    area_m2: 41.5,
    until: '2027-02-01',
  })
  expect(factsOf({ ...typed, area: '1 200' }).area_m2).toBe(1200)
})

test('what is owned has no end', () => {
  expect(factsOf({ ...typed, holding: 'title' }).until).toBeNull()
  expect(factsOf({ ...typed, until: '' }).until).toBeNull()
})

test('what cannot be sent is named', () => {
  expect(faultsOf(typed)).toEqual([])
  expect(faultsOf({ ...typed, address: ' ', area: 'сорок' })).toEqual(['address', 'area'])
  expect(['0', '-4', '1e3', ''].map((area) => faultsOf({ ...typed, area }))).toEqual(Array(4).fill(['area']))
})

test('what was kept comes back as it was typed', () => {
  expect(draftOf(factsOf(typed), 'ru').area).toBe('41,5')
  expect(draftOf(factsOf(typed), 'en').area).toBe('41.5')
  expect(draftOf(null, 'ru').area).toBe('')
})
