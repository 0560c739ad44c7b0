import { expect, test } from 'vitest'
import type { TrialReport, TrialVerdict } from '../../../../api/trial-shapes'
import { lackingOf } from './trial-lacking'

const seen = (advice: TrialVerdict) => ({
  today: '2026-11-16',
  report: { advice, ends_on: '2026-11-15' } as TrialReport,
})

test('passing needs a reason only against the advice', () => {
  expect(lackingOf('pass', seen('pass'), '', '')).toEqual([])
  expect(lackingOf('pass', seen('extend'), ' ', '')).toEqual(['reason'])
})

test('extending needs a reason and a day after today', () => {
  expect(lackingOf('extend', seen('extend'), '', '')).toEqual(['reason', 'end'])
  expect(lackingOf('extend', seen('extend'), 'x', '2026-11-16')).toEqual(['end'])
  expect(lackingOf('extend', seen('extend'), 'x', '2026-11-17')).toEqual([])
})

test('stopping always needs a reason', () => {
  expect(lackingOf('stop', seen('stop'), '', '')).toEqual(['reason'])
})
