import { expect, test } from 'vitest'
import { addressOf, EVERYTHING, filterOf, isNarrowed, isSame } from './queue-filter'

const FULL = {
  whose: 'mine',
  stage: ['reviewing', 'fixing'],
  region: 'Тверь & «область»',
  inspector_id: '018f0000-0000-7000-8000-000000000000',
  verdict: 'not-ready',
  signals: true,
  answer: ['SIG-02:bad', 'STO-05:no'],
  search: 'ёлка #7 & 100%',
} as const

test('a filter comes back from its address as it was', () => {
  const address = addressOf(FULL as never)
  const [query, hash] = [address.slice(0, address.indexOf('#')), address.slice(address.indexOf('#'))]
  expect(filterOf(query, hash)).toEqual(FULL)
})

test('words that are searched for stand where no server hears of them', () => {
  const address = addressOf({ ...EVERYTHING, whose: 'free', search: 'Петрова' })
  expect(address.split('#')[0]).toBe('?whose=free')
})

test('everything has no address, and a strange one is everything', () => {
  expect(addressOf(EVERYTHING)).toBe('')
  expect(filterOf('?whose=yours&verdict=x&stage=gone', '#CLI-01')).toEqual(EVERYTHING)
})

test('the tab alone does not narrow', () => {
  expect(isNarrowed({ ...EVERYTHING, whose: 'mine' })).toBe(false)
  expect(isNarrowed({ ...EVERYTHING, search: 'ел' })).toBe(true)
  expect(isSame(EVERYTHING, { ...EVERYTHING, signals: true })).toBe(false)
})
