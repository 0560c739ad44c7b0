// What is missing weighs as its author and its reviewer mean it.

import { expect, test } from 'vitest'
import type { Item } from '../../api/shapes'
import { missingOf, progressOf, type Standing } from './progress'

const item = { id: 'FIR-04', kind: 'yes-no', photos: { always: 1, when_bad: 0 }, recommendation: true } as Item
const open: Standing = {
  item,
  answered: false,
  complete: false,
  invalid: false,
  outcome: null,
  photos: 0,
  note: '',
  returned: false,
}

test('a recommendation is advice', () => {
  expect(missingOf('FIR', open).map((each) => each.weight)).toEqual(['better', 'better'])
  expect(progressOf([open]).missing).toBe(0)
})

test('a recommendation that was returned to be fixed is needed', () => {
  const returned = { ...open, returned: true }
  expect(missingOf('FIR', returned).map((each) => each.weight)).toEqual(['needed', 'needed'])
  expect(progressOf([returned]).missing).toBe(1)
})

test('what was returned is closed by a new photo, also where the checklist asks for none', () => {
  const plain = { ...item, photos: { always: 0, when_bad: 0 } }
  const answered = { ...open, item: plain, answered: true, complete: true, outcome: 'ok' as const }
  expect(missingOf('FIR', answered)).toEqual([])
  const lacks = missingOf('FIR', { ...answered, returned: true })
  expect(lacks.map(({ what, lack, weight }) => [what, lack, weight])).toEqual([['photos', 1, 'needed']])
  expect(missingOf('FIR', { ...answered, returned: true, photos: 1 })).toEqual([])
  const line = { ...plain, kind: 'internet-speed' as const }
  expect(missingOf('FIR', { ...answered, item: line, returned: true })).toEqual([])
})
