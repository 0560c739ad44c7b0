// What goes back is filled in from what is not in order, and is sent in the order of the page.

import { expect, test } from 'vitest'
import type { LegalCheck, LegalChecks, Paper } from '../../../api/paper-shapes'
import { leavesOf, sumsOf } from './leaves'
import { draftOf, itemsOf, keyOf } from './return-draft'

const check = (id: string, paper: string | null, result: LegalCheck['result'], note = ''): LegalCheck => ({
  id,
  paper,
  facts: [],
  result,
  history: [{ result, note, by: null, at: '2026-11-27T10:00:00Z' }],
})
const file = (id: string, leaves: number) => ({ id, kind: 'pdf', leaves, size: 1, at: '' }) as const
const paper = (id: string, ...leaves: number[]) =>
  ({ id, files: leaves.map((each, at) => file(`${id}${at}`, each)), former: [] }) as unknown as Paper
const page = {
  checks: [
    check('identity', 'passport', 'ok'),
    check('lease-address', 'lease', 'not-ok', 'Не тот дом.'),
    check('lease-area', 'lease', 'not-ok', 'Площадь 60.'),
    check('complete', null, 'open'),
  ],
  papers: [paper('passport', 1), paper('lease', 2, 1)],
  fields: ['address', 'area_m2'],
} as unknown as LegalChecks

test('notes of what is not in order become the reason of their paper', () => {
  expect(draftOf(page)).toEqual({ 'paper lease': 'Не тот дом. Площадь 60.' })
})

test('what is marked goes back, papers first', () => {
  const draft = { [keyOf('field', 'area_m2')]: ' 40? ', [keyOf('paper', 'lease')]: '', [keyOf('paper', 'deed')]: 'x' }
  expect(itemsOf(draft, page)).toEqual([
    { kind: 'paper', id: 'lease', reason: '' },
    { kind: 'field', id: 'area_m2', reason: '40?' },
  ])
})

test('pages are read file by file; a check of everything reads all papers', () => {
  const walked = leavesOf(page, 'lease').map(({ file: { id }, at, leaf }) => [id, at, leaf])
  expect(walked).toEqual([
    ['lease0', 1, 1],
    ['lease0', 1, 2],
    ['lease1', 2, 1],
  ])
  expect(leavesOf(page, null)).toHaveLength(4)
  const again = { ...page, papers: [{ ...paper('lease', 1), former: [{ number: 1, files: [file('old', 1)] }] }] }
  expect(leavesOf(again, 'lease').map((each) => [each.file.id, each.former])).toEqual([
    ['lease0', false],
    ['old', true],
  ])
  expect(sumsOf(page)).toEqual({ open: 1, bad: 2, all: 4 })
})
