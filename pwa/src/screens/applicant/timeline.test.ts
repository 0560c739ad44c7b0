// At each stage the way says what is done, what is now, and what is to come.

import { describe, expect, it } from 'vitest'
import type { Application, ApplicationDetail, Decision } from '../../api/shapes'
import { timelineOf } from './timeline'

const STAGES = [
  'draft', 'amending', 'checking', 'surveying', 'repairing', 'inspecting', 'fixing', 'reviewing', 'accepted',
  'contracting', 'connecting', 'training', 'trying', 'concluding', 'opened', 'supervising', 'correcting', 'suspended',
] as const // prettier-ignore

function application(stage: Application['stage']): Application {
  return { stage, whose_move: 'applicant' } as Application
}

function detail(stage: Application['stage'], kinds: string[], decisions: Partial<Decision>[] = []): ApplicationDetail {
  const events = kinds.map((kind, at) => ({ kind, at: `2026-11-${10 + at}T10:00:00Z`, by: null, facts: {} }))
  return { ...application(stage), events, decisions, appeals: [] } as unknown as ApplicationDetail
}

const said = (stage: Application['stage'], told: ApplicationDetail | null) =>
  timelineOf(application(stage), told)
    .map(
      ({ name, is, at }) =>
        `${{ passed: '●', here: '◎', ahead: '○', back: '◌' }[is]} ${name}${at ? ` ${at.slice(8, 10)}` : ''}`,
    )
    .join(', ')

describe('an application that its applicant has begun', () => {
  it.each(STAGES)('has one place now, in the stage %s', (stage) => {
    const stops = timelineOf(application(stage), detail(stage, ['begun']))
    const here = stops.findIndex((each) => each.is === 'here')
    expect(stops.filter((each) => each.is === 'here')).toHaveLength(1)
    expect(stops.slice(0, here).every((each) => each.is === 'passed')).toBe(true)
    expect(stops.slice(here + 1).every((each) => each.is === 'ahead')).toBe(true)
    expect(stops.at(-1)!.name).toBe('open')
  })

  it('says when each part was done', () => {
    const kinds = [
      'begun',
      'submitted',
      'return-papers',
      'submitted',
      'pass-check',
      'surveyed',
      'repaired',
      'reviewing',
    ]
    expect(said('reviewing', detail('reviewing', kinds))).toBe(
      '● questionnaire 13, ● papers 13, ● check 14, ● survey 15, ● repair 16, ● room 17, ◎ decision, ○ contract, ○ connection, ○ training, ○ trial, ○ open',
    )
  })

  it('shows the fixing once something was returned', () => {
    const back = [{ verdict: 'return', at: '2026-11-20T10:00:00Z', stage: 'reviewing' }] as Partial<Decision>[]
    expect(said('fixing', detail('fixing', ['created'], back))).toBe(
      '● room, ◎ fixing, ○ decision, ○ contract, ○ connection, ○ training, ○ trial, ○ open',
    )
  })

  it('ends where it was withdrawn, and begins anew when it is taken up', () => {
    const kinds = ['begun', 'submitted', 'pass-check', 'withdraw']
    expect(said('withdrawn', detail('withdrawn', kinds))).toBe(
      '● questionnaire 11, ● papers 11, ● check 12, ◌ withdrawn 13',
    )
    expect(said('draft', detail('draft', [...kinds, 'come-back']))).toBe(
      '◎ questionnaire, ○ papers, ○ check, ○ survey, ○ repair, ○ room, ○ decision, ○ contract, ○ connection, ○ training, ○ trial, ○ open',
    )
  })

  it('goes on from the decision to the open point, or ends where it was stopped', () => {
    const kinds = ['created', 'reviewing', 'issue-contract', 'sign-contract', 'connected', 'trained']
    const accepted = [{ verdict: 'accept', at: '2026-11-12T10:00:00Z', stage: 'reviewing' }] as Partial<Decision>[]
    expect(said('trying', detail('trying', kinds, accepted))).toBe(
      '● room 11, ● decision 12, ● contract 13, ● connection 14, ● training 15, ◎ trial, ○ open',
    )
    expect(said('stopped', detail('stopped', [...kinds, 'stop'], accepted))).toBe(
      '● room 11, ● decision 12, ● contract 13, ● connection 14, ● training 15, ◌ stopped 16',
    )
  })

  it('ends where it was refused, and goes on with the appeal', () => {
    const refused = [{ verdict: 'refuse', at: '2026-11-20T10:00:00Z', stage: 'checking' }] as Partial<Decision>[]
    expect(said('refused', detail('refused', ['begun', 'submitted'], refused))).toBe(
      '● questionnaire 11, ● papers 11, ◌ refused 20',
    )
    expect(said('appealed', detail('appealed', ['begun', 'submitted'], refused))).toBe(
      '● questionnaire 11, ● papers 11, ● refused 20, ◎ appealed',
    )
  })
})

describe('an application that an administrator has opened', () => {
  it('begins at the room', () => {
    expect(said('inspecting', detail('inspecting', ['created']))).toBe(
      '◎ room, ○ decision, ○ contract, ○ connection, ○ training, ○ trial, ○ open',
    )
    expect(said('inspecting', null)).toBe('◎ room, ○ decision, ○ contract, ○ connection, ○ training, ○ trial, ○ open')
  })
})
