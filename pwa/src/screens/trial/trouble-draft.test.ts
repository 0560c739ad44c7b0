import { expect, test } from 'vitest'
import { draftFrom, faultsOf } from './trouble-draft'

const whole = { id: 'x', what: 'Дверь', owner: 'Пётр', due_on: '2026-12-01', before: null }

test('a problem says what, who and until when, or what is missing of that', () => {
  expect(faultsOf(whole)).toEqual([])
  expect(faultsOf({ ...whole, what: ' ', owner: '', due_on: '' })).toEqual(['what', 'owner', 'due'])
})

test('what was kept comes back, and what cannot be read does not', () => {
  expect(draftFrom(JSON.stringify(whole))).toEqual(whole)
  expect(draftFrom(JSON.stringify({ ...whole, due_on: 7, before: {} }))).toEqual({ ...whole, due_on: '' })
  for (const odd of [undefined, '', '{', 'null', '7', '{"id":1}']) expect(draftFrom(odd)).toBeNull()
})
