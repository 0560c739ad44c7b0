import { describe, expect, it } from 'vitest'
import { draftOf, EMPTY, endOf, inText, mark, notAcceptable, returned, usualDue } from './decision-draft'

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

  it('says what would do beside why, when the reviewer wrote it', () => {
    const marks = mark(EMPTY, 'CLI-01', { is: 'return', reason: 'мала', wanted: ' план ', to: 'applicant' })
    expect(returned(marks, ['CLI-01'])).toEqual([{ id: 'CLI-01', reason: 'мала', to: 'applicant', wanted: 'план' }])
    expect(inText({ ...marks, reason: ' Слова ' }, ['CLI-01'])).toBe('CLI-01\nмала\nплан\n\nСлова')
  })

  it('decides on an appeal as on what is reviewed', () => {
    const marks = mark(EMPTY, 'CLI-01', { is: 'as-is', reason: 'склад рядом' })
    expect(notAcceptable(marks, { ...READY, stage: 'appealed' })).toBeNull()
  })

  it('asks for fixing in four weeks, or in one when only the inspector looks again', () => {
    const now = new Date('2026-11-23T09:00:00Z')
    expect(usualDue([{ to: 'applicant' }, { to: 'inspector' }], now).toISOString()).toBe('2026-12-21T09:00:00.000Z')
    expect(usualDue([{ to: 'inspector' }], now).toISOString()).toBe('2026-11-30T09:00:00.000Z')
    expect(usualDue([], now).toISOString()).toBe('2026-12-21T09:00:00.000Z')
  })

  it('ends a day with the zone of here', () => {
    expect(endOf('2026-11-30')).toMatch(/^2026-11-30T23:59:00[+-]\d\d:\d\d$/)
    const here = new Date(endOf('2026-11-30'))
    expect([here.getDate(), here.getHours(), here.getMinutes()]).toEqual([30, 23, 59])
  })
})
