import { describe, expect, it } from 'vitest'
import type { Cell, ComparedItem, Comparison, Report, ReportPhoto } from '../../api/report-shapes'
import { columnsOf, standOf } from './columns'
import { choices, firstSlots, nextPair, nextPhoto, nextReport, shelfOf } from './pair'
import { twin, type TwinRow } from './twin'

const report = (inspection_id: string, change: Partial<Report>): Report =>
  ({
    inspection_id,
    kind: 'visit',
    stage: 'finished',
    state: 'sealed',
    previous_id: null,
    returned: null,
    by: null,
    finished_at: null,
    checklist: { id: 'pvz', version: 1, profile: null },
    ...change,
  }) as Report
const TOLD = report('told', { kind: 'self_assessment', finished_at: '2026-11-01T10:00:00Z' })
const EMPTY = report('empty', { stage: 'empty', finished_at: '2026-11-03T10:00:00Z' })
const VISIT = report('visit', { finished_at: '2026-11-09T10:00:00Z' })
const FIXED = report('fixed', {
  kind: 'self_assessment',
  stage: 'recheck',
  previous_id: 'told',
  finished_at: '2026-11-15T10:00:00Z',
})
const TWICE = report('twice', {
  kind: 'self_assessment',
  stage: 'recheck',
  state: 'started',
  previous_id: 'fixed',
  returned: [{ id: 'A-1', reason: 'ещё раз' }],
})
const ALL = [TOLD, EMPTY, VISIT, FIXED, TWICE]

const photo = (sha256: string) => ({ sha256, state: 'stored', signals: [] }) as unknown as ReportPhoto
const cell = (inspection_id: string, value: unknown, photos: string[] = []) =>
  ({ inspection_id, value, outcome: 'ok', photos: photos.map(photo), signals: [], conflicts: [] }) as unknown as Cell
const item = (cells: Cell[], lacking: string[] = []) =>
  ({ id: 'A-1', critical: false, difference: { is: 'same', facts: {} }, cells, lacking }) as unknown as ComparedItem
const stands = (cells: Cell[], lacking: string[] = []) =>
  columnsOf(ALL).map((column) => standOf(column, item(cells, lacking)))
const rowOf = (cells: Cell[], reports = ALL) => {
  const row = twin({ reports, items: [item(cells)] } as Comparison)[0]?.rows[0]
  if (!row) throw new Error('no row')
  return row
}
const names = (row: TwinRow) => Object.values(firstSlots(row)).map((slot) => slot?.report ?? null)

describe('reports as columns', () => {
  it('are the whole ones; rechecks lie over the one that they correct, also a recheck of a recheck', () => {
    expect(columnsOf(ALL).map(({ id, rechecks }) => [id, rechecks.map((each) => each.inspection_id)])).toEqual([
      ['told', ['fixed', 'twice']],
      ['empty', []],
      ['visit', []],
    ])
  })

  it('has a column for a recheck whose report is not there', () => {
    expect(columnsOf([FIXED]).map(({ id }) => id)).toEqual(['fixed'])
  })

  it('shows the answer of a recheck and what it was before', () => {
    const [told] = stands([cell('told', 26), cell('visit', 23), cell('fixed', 25)])
    expect(told?.now?.cell.value).toBe(25)
    expect(told?.before.map((each) => each.cell.value)).toEqual([26])
    expect(told?.waiting).toBeNull()
  })

  it('lets what a recheck leaves unanswered fall through, and says that an answer is awaited', () => {
    const [told] = stands([cell('told', 26), cell('fixed', 25), cell('twice', null)])
    expect(told?.now?.cell.value).toBe(25)
    expect(told?.before.map((each) => each.cell.value)).toEqual([26])
    expect(told?.waiting?.inspection_id).toBe('twice')
    expect(rowOf([cell('told', 26), cell('twice', null)]).waiting).toBe(true)
  })

  it('says why a column has nothing: no answer, not asked, or not in its version', () => {
    const found = stands([cell('told', null), cell('visit', 1)], ['empty'])
    expect(found.map(({ silent }) => silent)).toEqual(['unanswered', 'not-in-version', null])
    expect(stands([cell('told', 1)]).map(({ silent }) => silent)).toEqual([null, 'not-asked', 'not-asked'])
  })
})

describe('the pair of photos', () => {
  it('is the applicant against the inspector, the newest of each that has photos', () => {
    expect(names(rowOf([cell('told', 1, ['a']), cell('empty', 1, ['b']), cell('visit', 1)]))).toEqual(['told', 'empty'])
    expect(names(rowOf([cell('told', 1), cell('visit', 1, ['c'])]))).toEqual(['told', 'visit'])
  })

  it('is before and after where something was fixed', () => {
    expect(names(rowOf([cell('told', 1, ['a']), cell('visit', 0, ['b']), cell('fixed', 1, ['c'])]))).toEqual([
      'told',
      'fixed',
    ])
  })

  it('takes the photos of the other side as before where the fixed report had none', () => {
    expect(names(rowOf([cell('told', 1), cell('visit', 0, ['b']), cell('fixed', 1, ['c'])]))).toEqual([
      'visit',
      'fixed',
    ])
  })

  it('is two visits where the applicant was not asked, and one photo where there is one', () => {
    expect(names(rowOf([cell('empty', 1, ['a']), cell('visit', 1, ['b'])]))).toEqual(['empty', 'visit'])
    expect(names(rowOf([cell('visit', 1, ['b'])]))).toEqual([null, 'visit'])
    expect(names(rowOf([]))).toEqual([null, null])
  })

  it('goes through the photos of one half, and of both at once', () => {
    const row = rowOf([cell('told', 1, ['a', 'b']), cell('visit', 1, ['c', 'd', 'e'])])
    const first = firstSlots(row)
    const shas = (slots: typeof first) => [slots.left, slots.right].map((slot) => shelfOf(row, slot)?.photo?.sha256)
    expect(shas(nextPhoto(row, first, 'right', -1))).toEqual(['a', 'e'])
    expect(shas(nextPhoto(row, nextPhoto(row, first, 'left'), 'left'))).toEqual(['a', 'c'])
    const third = nextPair(row, nextPair(row, first, 1), 1)
    expect(shas(third)).toEqual(['b', 'e'])
    expect(shas(nextPair(row, third, 1))).toEqual(['a', 'c'])
    expect(shas(nextPair(row, third, -1))).toEqual(['b', 'd'])
  })

  it('takes another report into one half, never the one that stands in the other', () => {
    const row = rowOf([cell('told', 1, ['a']), cell('empty', 1, ['b']), cell('visit', 1, ['c'])])
    const first = firstSlots(row)
    expect(choices(row, first)).toHaveLength(3)
    const second = nextReport(row, first, 'right')
    expect([second.left?.report, second.right?.report]).toEqual(['told', 'empty'])
    expect(nextReport(row, second, 'right').right?.report).toBe('visit')
    expect(nextReport(row, first, 'left').left?.report).toBe('empty')
  })
})
