import { describe, expect, it } from 'vitest'
import type { Cell, ComparedItem, Comparison, Report } from '../../api/report-shapes'
import type { Signal } from '../../api/shapes'
import { returnable, turnedFor, twin, walked } from './twin'

const report = (inspection_id: string, change: Partial<Report>): Report =>
  ({
    inspection_id,
    kind: 'visit',
    stage: 'finished',
    state: 'sealed',
    by: null,
    finished_at: '2026-11-20T10:00:00Z',
    ...change,
  }) as Report
const cell = (inspection_id: string, value: unknown, outcome: Cell['outcome'], change: Partial<Cell> = {}): Cell => ({
  inspection_id,
  value,
  outcome,
  asked_as: null,
  note: null,
  photos: [],
  findings: [],
  signals: [],
  measured: null,
  conflicts: [],
  ...change,
})
const item = (id: string, cells: Cell[], is: ComparedItem['difference']['is'], critical = false): ComparedItem => ({
  id,
  section: id.slice(0, 3),
  kind: 'yes-no',
  texts: { ru: id, en: id },
  critical,
  settings: {},
  shots: [],
  guidance: null,
  source: null,
  recommendation: false,
  lacking: [],
  cells,
  difference: { is, facts: {} },
  questions: [],
})
const OWN = report('own', { kind: 'self_assessment', finished_at: '2026-11-18T10:00:00Z' })
const VISIT = report('visit', {})
const RECHECK = report('recheck', { kind: 'self_assessment', stage: 'recheck', finished_at: '2026-11-22T10:00:00Z' })
const groups = (items: ComparedItem[], reports = [OWN, VISIT]) =>
  Object.fromEntries(
    twin({ reports, items } as Comparison).map((group) => [group.name, group.rows.map((row) => row.item.id)]),
  )
const both = (one: Cell['outcome'], other: Cell['outcome']) => [cell('own', 'a', one), cell('visit', 'b', other)]

describe('the order of a twin report', () => {
  it('puts disagreements first and critical ones first among them', () => {
    const items = [
      item('A-1', both('ok', 'ok'), 'same'),
      item('B-1', both('ok', 'bad'), 'differs'),
      item('C-1', both('ok', 'bad'), 'differs', true),
    ]
    expect(Object.entries(groups(items))).toEqual([
      ['differs', ['C-1', 'B-1']],
      ['agreed', ['A-1']],
    ])
  })

  it('keeps apart what both fail, what one fails and what one voice passes', () => {
    const items = [
      item('A-1', both('bad', 'bad'), 'same'),
      item('B-1', [cell('visit', 'no', 'bad')], 'empty'),
      item('C-1', [cell('visit', 'yes', 'ok')], 'empty'),
      item('D-1', [cell('own', null, null), cell('visit', null, null)], 'empty'),
    ]
    expect(groups(items)).toEqual({
      'both-bad': ['A-1'],
      'one-bad': ['B-1'],
      'one-voice': ['C-1'],
      unanswered: ['D-1'],
    })
  })

  it('asks to look at what passes but carries a signal or an unsettled edit', () => {
    const far: Signal = { code: 'too-far', severity: 'check', facts: {} }
    const told: Signal = { code: 'from-file', severity: 'note', facts: {} }
    const items = [
      item('A-1', [cell('own', 'yes', 'ok', { signals: [far] }), cell('visit', 'yes', 'ok')], 'same'),
      item(
        'B-1',
        [cell('own', 'yes', 'ok'), cell('visit', 'yes', 'ok', { conflicts: [{ value: 'no', op: 'x:1' }] })],
        'same',
      ),
      item('C-1', [cell('own', 'yes', 'ok', { signals: [told] }), cell('visit', 'yes', 'ok')], 'same'),
    ]
    expect(groups(items)).toEqual({ look: ['A-1', 'B-1'], agreed: ['C-1'] })
  })

  it('lets the answer after fixing speak and remembers the one before', () => {
    const fixed = item('A-1', [...both('bad', 'bad'), cell('recheck', 'new', 'ok')], 'differs')
    const waiting = item('B-1', [...both('bad', 'bad'), cell('recheck', null, null)], 'same')
    const found = twin({ reports: [OWN, VISIT, RECHECK], items: [fixed, waiting] } as Comparison)
    expect(found.map((group) => [group.name, group.rows.map((row) => row.item.id)])).toEqual([
      ['rechecked', ['A-1']],
      ['both-bad', ['B-1']],
    ])
    const voice = found[0]?.rows[0]?.applicant
    expect(voice?.cell.value).toBe('new')
    expect(voice?.before.map((each) => each.cell.value)).toEqual(['a'])
  })

  it('returns items only to those who have handed in a report', () => {
    expect(returnable([OWN, VISIT])).toEqual(['applicant', 'inspector'])
    expect(returnable([{ ...OWN, state: 'started' }, VISIT])).toEqual(['inspector'])
  })
})

describe('walking', () => {
  const passes = [cell('own', 'yes', 'ok'), cell('visit', 'yes', 'ok')]
  const items = [
    item('AAA-01', [cell('own', 'yes', 'ok'), cell('visit', 'no', 'bad')], 'differs'),
    item('BBB-01', passes, 'same'),
    item('BBB-02', passes, 'same'),
  ]
  const all = twin({ reports: [OWN, VISIT], items } as Comparison)
  const rows = all.flatMap((group) => group.rows)
  const open = all.filter((group) => group.open).flatMap((group) => group.rows)

  it('opens the group of the item that somebody has asked for, and no other', () => {
    expect([...turnedFor(all, 'BBB-02')]).toEqual(['agreed'])
    expect([...turnedFor(all, 'AAA-01')]).toEqual([])
    expect([...turnedFor(all, null)]).toEqual([])
  })

  it('goes on among all rows from one whose group was folded by hand', () => {
    expect(walked(open, rows, open[0] ?? null)).toBe(open)
    expect(walked(open, rows, rows[2] ?? null)).toBe(rows)
  })
})
