import { expect, test } from 'vitest'
import type { Trial, TrialDay, TrialItem, TrialPhoto, TrialReport, Trouble } from '../../api/trial-shapes'
import {
  dayAfter,
  inOrder,
  listOfToday,
  marksOf,
  medianOf,
  normsOf,
  numbersOf,
  openDays,
  proofsOf,
  topOf,
} from './figures'

const item = (id: string, kind: TrialItem['kind']): TrialItem => ({
  id,
  kind,
  text: { ru: id, en: id },
  unit: null,
  recommendation: true,
})
const day = (at: string, state: TrialDay['state'], values: TrialDay['values'] = {}): TrialDay => ({
  day: at,
  state,
  inspection_id: state === 'missed' ? null : `list-${at}`,
  standard: 1,
  profile: 'p@1',
  values,
})
const report = (...days: TrialDay[]): TrialReport => ({
  began_on: '2026-11-02',
  ends_on: '2026-11-05',
  items: [],
  days,
  standards: [],
  measures: [],
  advice: 'pass',
  by: [],
})
const minutes = (value: unknown, outcome: 'ok' | 'bad', norm: number) => ({ 'ORD-01': { value, outcome, norm } })
const period = report(
  day('2026-11-02', 'filled', minutes(4, 'ok', 5)),
  day('2026-11-03', 'missed'),
  day('2026-11-04', 'filled', minutes(7, 'bad', 5)),
  day('2026-11-05', 'open'),
)

test('each day is a point, and a gap has no value', () => {
  const points = numbersOf(period, item('ORD-01', 'number'))
  expect(points.map(({ value, outcome }) => [value, outcome])).toEqual([
    [4, 'ok'],
    [null, null],
    [7, 'bad'],
    [null, null],
  ])
  expect(medianOf(points)).toBe(5.5)
  expect(normsOf(points)).toEqual([5])
})

test('the median of an odd number is the middle one, of nothing there is none', () => {
  const of = (...values: number[]) =>
    medianOf(values.map((value) => ({ day: '', state: 'filled', value, outcome: null, norm: null })))
  expect(of(9, 1, 4)).toBe(4)
  expect(of(10, 9)).toBe(9.5)
  expect(of()).toBeNull()
})

test('what is no number is no value', () => {
  const odd = report(day('2026-11-02', 'filled', { 'ORD-01': { value: '4', outcome: null, norm: 5 } }))
  expect(numbersOf(odd, item('ORD-01', 'number'))[0]?.value).toBeNull()
})

test('the top of the drawing is round and above everything, the norm too', () => {
  const at = (value: number, norm: number | null) => topOf([{ day: '', state: 'filled', value, outcome: null, norm }])
  expect(at(4, 5)).toBe(10)
  expect(at(0, null)).toBe(1)
  expect(at(83, null)).toBe(100)
  expect(at(7.5, 5)).toBe(10)
})

test('a mark says whether it was kept, did not apply, or why nothing is said', () => {
  const said = (outcome: 'ok' | 'bad' | null) => ({ 'SRV-01': { value: 'x', outcome, norm: null } })
  const days = report(
    day('a', 'filled', said('ok')),
    day('b', 'filled', said('bad')),
    day('c', 'filled', said(null)),
    day('d', 'missed'),
    day('e', 'filled'),
    day('f', 'ahead'),
  )
  expect(marksOf(days, item('SRV-01', 'yes-no')).map(({ mark }) => mark)).toEqual([
    'kept',
    'broken',
    'na',
    'missed',
    'filled',
    'ahead',
  ])
})

const photo = (op: string, at: string, sha256 = op): TrialPhoto => ({ op, sha256, item: 'TRB-02', day: '', at })
const trouble = (id: string, more: Partial<Trouble> = {}): Trouble => ({
  id,
  what: id,
  owner: '',
  due_on: '2026-11-05',
  overdue: false,
  by: { id: '', name: '' },
  at: '2026-11-03T10:00:00.000Z',
  before: photo('before', '2026-11-03T09:00:00.000Z'),
  closed_at: null,
  after: null,
  ...more,
})

test('a photo proves what was written down before it, and the same picture proves nothing', () => {
  const photos = [
    photo('before', '2026-11-03T09:00:00.000Z'),
    photo('again', '2026-11-04T09:00:00.000Z', 'before'),
    photo('after', '2026-11-04T09:00:00.000Z'),
  ]
  expect(proofsOf(trouble('x'), photos).map(({ op }) => op)).toEqual(['after'])
})

test('open problems come first, the most urgent of them first', () => {
  const closed = (id: string, closed_at: string) => trouble(id, { closed_at })
  const all = [
    closed('c1', '2026-11-04'),
    trouble('later', { due_on: '2026-11-09' }),
    closed('c2', '2026-11-05'),
    trouble('soon', { due_on: '2026-11-04' }),
  ]
  expect(inOrder(all).map(({ id }) => id)).toEqual(['soon', 'later', 'c2', 'c1'])
})

test('lists that can still be filled in: today first, then the latest; gaps and days ahead are none', () => {
  const days = report(day('a', 'missed'), day('b', 'open'), day('c', 'open'), day('d', 'open'), day('e', 'ahead'))
  const trial = { report: days, today: 'c' } as Trial
  expect(openDays(trial).map((each) => each.day)).toEqual(['c', 'd', 'b'])
  expect(listOfToday(trial)).toBe('list-c')
  expect(listOfToday({ report: days, today: 'e' } as Trial)).toBeNull()
})

test('the day after the last of a month is the first of the next', () => {
  expect(dayAfter('2026-11-30')).toBe('2026-12-01')
  expect(dayAfter('2026-12-31', 7)).toBe('2027-01-07')
})
