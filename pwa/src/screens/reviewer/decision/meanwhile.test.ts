// What changed while somebody was deciding, told from the two reports and the timeline.

import { expect, it } from 'vitest'
import type { ComparedItem, Comparison } from '../../../api/report-shapes'
import type { ApplicationEvent } from '../../../api/shapes'
import { meanwhile } from './meanwhile'

const item = (id: string, value: unknown, more: Partial<ComparedItem> = {}): ComparedItem =>
  ({
    id,
    cells: [{ value, note: null, findings: [], conflicts: [], photos: [], signals: [] }],
    questions: [],
    ...more,
  }) as unknown as ComparedItem

const report = (stage: string, at: string, items: ComparedItem[]): Comparison =>
  ({ application: { stage, updated_at: at }, items }) as unknown as Comparison

const event = (kind: string, at: string): ApplicationEvent => ({ kind, at, by: { id: 'o', name: 'Ольга' }, facts: {} })

it('tells who did what since, and which items are others now', () => {
  const before = report('reviewing', '2026-11-23T10:00:00.000Z', [item('CLI-01', 26), item('SIG-01', 'yes')])
  const asked = { questions: [{ id: 'q' }] } as unknown as Partial<ComparedItem>
  const after = report('refused', '2026-11-23T10:05:00.000Z', [item('CLI-01', 23.4), item('SIG-01', 'yes', asked)])
  const old = event('reviewing', '2026-11-23T10:00:00.000Z')
  const fresh = event('refuse', '2026-11-23T10:05:00.000Z')
  expect(meanwhile(before, after, [old, fresh])).toEqual([
    { is: 'event', event: fresh },
    { is: 'stage', before: 'reviewing', after: 'refused' },
    { is: 'values', items: ['CLI-01'] },
    { is: 'questions', items: ['SIG-01'] },
  ])
})

it('finds a signal that came late, and an item that was not there', () => {
  const late = item('SIG-01', 'yes')
  late.cells[0]!.signals = [{ code: 'x', severity: 'attention', facts: {} }]
  const before = report('reviewing', '2026', [item('SIG-01', 'yes')])
  expect(meanwhile(before, report('reviewing', '2026', [late]), [])).toEqual([{ is: 'signals', items: ['SIG-01'] }])
  expect(meanwhile(report('reviewing', '2026', []), before, [])[0]).toEqual({ is: 'values', items: ['SIG-01'] })
  expect(meanwhile(before, before, [])).toEqual([])
})
