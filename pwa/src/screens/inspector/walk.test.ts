// Which item comes next, and where the phone stands beside the premises.

import { expect, test } from 'vitest'
import type { ItemView, SectionView } from '../../core/inspection/inspection'
import { firstGap, nextOpen } from './walk'
import { whereOf } from './camera/where'

function section(...items: [id: string, complete: boolean, missing: number][]): SectionView {
  const views = items.map(([id, complete, missing]) => ({ item: { id }, complete, missing: Array(missing).fill({}) }))
  return { id: 'SIG', items: views as unknown as ItemView[] } as SectionView
}

test('the next item is the first open one after here, then from the beginning', () => {
  const all = section(['A', false, 1], ['B', true, 0], ['C', false, 1])
  expect(nextOpen(all, null)?.item.id).toBe('A')
  expect(nextOpen(all, 'A')?.item.id).toBe('C')
  expect(nextOpen(all, 'C')?.item.id).toBe('A')
})

test('nothing is next when only the present item is open', () => {
  expect(nextOpen(section(['A', false, 1], ['B', true, 0]), 'A')).toBeNull()
})

test('an answered item without its photo is a gap', () => {
  expect(firstGap(section(['A', true, 0], ['B', true, 1]))?.item.id).toBe('B')
})

const premises = { address: '', latitude: 56, longitude: 36, radius_m: 100 }
const at = (metres: number, accuracy: number, age_ms = 1000) => ({
  latitude: 56 + metres / 111_195,
  longitude: 36,
  accuracy,
  age_ms,
})

test('the doubt of a position decides between inside, outside and unsure', () => {
  expect(whereOf(at(18, 9), premises)?.is).toBe('inside')
  expect(whereOf(at(95, 20), premises)?.is).toBe('unsure')
  expect(whereOf(at(131, 24), premises)?.is).toBe('outside')
  expect(whereOf(at(18, 9, 74_000), premises)?.is).toBe('old')
  expect(whereOf({ status: 'denied' }, premises)).toBeNull()
})
