import { describe, expect, it } from 'vitest'
import { draftOf, mark, notAcceptable, returned, type DecisionMarks } from './decision-draft'

const EMPTY: DecisionMarks = { items: {}, reason: '' }
const READY = { reviewer: true, stage: 'reviewing', visit_sealed: true, critical_bad: ['CLI-01'] }

describe('what the reviewer has marked', () => {
  it('returns items in the order of the checklist, with their reasons trimmed', () => {
    const marks = mark(mark(EMPTY, 'STO-06', { is: 'return', reason: ' две из трёх ', to: 'applicant' }), 'CLI-01', {
      is: 'return',
      reason: 'мала',
      to: 'inspector',
    })
    expect(returned(marks, ['CLI-01', 'SIG-01', 'STO-06'])).toEqual([
      { id: 'CLI-01', reason: 'мала', to: 'inspector' },
      { id: 'STO-06', reason: 'две из трёх', to: 'applicant' },
    ])
  })

  it('does not accept over a critical no until it is returned or taken as it is', () => {
    expect(notAcceptable(EMPTY, READY)).toEqual({ why: 'critical', items: ['CLI-01'] })
    expect(notAcceptable(mark(EMPTY, 'CLI-01', { is: 'as-is', reason: 'склад рядом' }), READY)).toBeNull()
    expect(notAcceptable(mark(EMPTY, 'SIG-02', { is: 'return', reason: 'мелко', to: 'applicant' }), READY)).toEqual({
      why: 'returned',
      count: 1,
    })
  })

  it('does not accept too early, without a visit, or by somebody who may not', () => {
    expect(notAcceptable(EMPTY, { ...READY, stage: 'fixing' })).toEqual({ why: 'stage' })
    expect(notAcceptable(EMPTY, { ...READY, visit_sealed: false })).toEqual({ why: 'no-visit' })
    expect(notAcceptable(EMPTY, { ...READY, reviewer: false })).toEqual({ why: 'not-yours' })
  })

  it('keeps a draft through a reload of the report, and from everybody else', () => {
    draftOf('olga', 'app').value = mark(EMPTY, 'CLI-01', { is: 'as-is', reason: 'склад рядом' })
    expect(draftOf('olga', 'app').value.items).toHaveProperty('CLI-01')
    expect(draftOf('nikolai', 'app').value).toEqual(EMPTY)
  })
})
