// Opening hours: lines, the clock of the network, the form.

import { expect, it } from 'vitest'
import type { Week } from '../../api/point-shapes'
import { clockOf, draftOf, faultsOf, linesOf, standsNow, weekOf } from './hours'

const WEEK: Week = [
  ['10:00', '21:00'],
  ['10:00', '21:00'],
  ['10:00', '21:00'],
  ['10:00', '21:00'],
  ['10:00', '21:00'],
  ['11:00', '24:00'],
  null,
]

it('says equal days that follow each other as one line', () => {
  expect(linesOf(WEEK)).toEqual([
    { from: 0, to: 4, hours: ['10:00', '21:00'] },
    { from: 5, to: 5, hours: ['11:00', '24:00'] },
    { from: 6, to: 6, hours: null },
  ])
  expect(linesOf(Array.from({ length: 7 }, () => null))).toEqual([{ from: 0, to: 6, hours: null }])
})

it('reads the clock of the network, not of the phone', () => {
  expect(clockOf('Europe/Moscow', new Date('2026-11-22T21:30:00Z'))).toEqual({ day: 0, time: '00:30' })
  expect(clockOf('Asia/Vladivostok', new Date('2026-11-22T13:59:00Z'))).toEqual({ day: 6, time: '23:59' })
})

it.each([
  ['2026-11-23T07:00:00Z', { is: 'open', until: '21:00' }], // Monday, ten o'clock sharp
  ['2026-11-23T06:59:00Z', { is: 'closed', opens: { inDays: 0, at: '10:00' } }],
  ['2026-11-23T18:00:00Z', { is: 'closed', opens: { inDays: 1, at: '10:00' } }], // nine in the evening: over
  ['2026-11-28T20:59:00Z', { is: 'open', until: '24:00' }], // Saturday, a minute before midnight
  ['2026-11-28T21:00:00Z', { is: 'closed', opens: { inDays: 1, at: '10:00' } }], // Sunday is a day off
])('at %s it stands so', (at, stands) => {
  expect(standsNow(WEEK, 'Europe/Moscow', new Date(at))).toEqual(stands)
})

it('says of a week without a day that it does not open', () => {
  const never: Week = Array.from({ length: 7 }, () => null)
  expect(standsNow(never, 'Europe/Moscow', new Date())).toEqual({ is: 'closed', opens: null })
})

it('finds the one day a week, seven days ahead when it has just closed', () => {
  const mondays: Week = [['10:00', '12:00'], null, null, null, null, null, null]
  expect(standsNow(mondays, 'Europe/Moscow', new Date('2026-11-23T10:00:00Z'))).toEqual({
    is: 'closed',
    opens: { inDays: 7, at: '10:00' },
  })
})

it('takes a form and gives back what was told, midnight too', () => {
  expect(weekOf(draftOf(WEEK))).toEqual(WEEK)
  const draft = draftOf(WEEK)
  expect(faultsOf(draft)).toEqual([])
  draft[0] = { open: true, from: '21:00', to: '10:00' }
  draft[1] = { open: true, from: '', to: '10:00' }
  draft[6] = { open: false, from: '', to: '' }
  expect(faultsOf(draft)).toEqual([0, 1])
})
