// How a duty is drawn, and what may be typed for it.

import { expect, it } from 'vitest'
import type { Duty } from '../../api/duty-shapes'
import { draftFrom, readDraft, shareLeft, waiting, type DutyDraft } from './figures'

const TODAY = '2026-11-20'
const draft = (part: Partial<DutyDraft>): DutyDraft => ({ id: '1', until: '', figure: '', endless: false, ...part })

it.each([
  ['good', 365, 1],
  ['good', 45, 0.5],
  ['soon', 9, 0.1],
  ['ended', -5, 0],
  ['lacking', null, null],
  ['endless', null, null],
  ['short', 90, null],
] as const)('%s with %j days left fills %j of the ruler', (state, days_left, share) => {
  expect(shareLeft({ state, days_left })).toBe(share)
})

it.each(['', '2026-11-19', '20.11.2026', '2026-11'])('takes no «%s» for a day', (until) => {
  expect(readDraft(draft({ until }), 'day', TODAY)).toBe('day')
})

it('takes today, a day to come, and no end', () => {
  expect(readDraft(draft({ until: TODAY }), 'day', TODAY)).toEqual({
    id: '1',
    until: TODAY,
    figure: null,
    endless: false,
  })
  expect(readDraft(draft({ until: '2000-01-01', endless: true }), 'day', TODAY)).toEqual({
    id: '1',
    until: null,
    figure: null,
    endless: true,
  })
})

it.each(['', '-1', '1.5', '30 дней', '3651', '99999'])('takes no «%s» for a figure', (figure) => {
  expect(readDraft(draft({ figure }), 'days', TODAY)).toBe('figure')
})

it('takes whole days', () => {
  expect(readDraft(draft({ figure: ' 30 ' }), 'days', TODAY)).toEqual({
    id: '1',
    until: null,
    figure: 30,
    endless: false,
  })
})

it('reads what was kept, and nothing else', () => {
  const kept = draft({ until: '2027-01-01' })
  expect(draftFrom(JSON.stringify(kept))).toEqual(kept)
  for (const broken of [undefined, '', '{', '[]', 'null', '{"id":1}']) expect(draftFrom(broken)).toBeNull()
})

it('names those that wait for the owner', () => {
  const items = [
    { kind: 'lease', whose_move: 'applicant' },
    { kind: 'archive', whose_move: 'nobody' },
  ] as Duty[]
  expect(waiting(items)).toEqual(['lease'])
})
