// The way of an application: what is done and when, what is now and whose move it is, what is still to come.

import type { Application, ApplicationDetail } from '../../api/shapes'

export type StopName =
  | 'questionnaire' | 'papers' | 'check' | 'survey' | 'repair' | 'room' | 'fixing' | 'decision' | 'contract'
  | 'connection' | 'training' | 'trial' | 'open' | 'refused' | 'appealed' | 'withdrawn' | 'stopped' // prettier-ignore

export interface Stop {
  name: StopName
  is: 'passed' | 'here' | 'ahead' | 'back'
  /** When it was done. */
  at: string | null
}

const BEFORE_THE_ROOM: StopName[] = ['questionnaire', 'papers', 'check', 'survey', 'repair']
const AFTER_THE_DECISION: StopName[] = ['contract', 'connection', 'training', 'trial', 'open']
const HERE: Partial<Record<Application['stage'], StopName>> = {
  draft: 'questionnaire',
  amending: 'papers',
  checking: 'check',
  surveying: 'survey',
  repairing: 'repair',
  inspecting: 'room',
  fixing: 'fixing',
  reviewing: 'decision',
  appealed: 'appealed',
  accepted: 'contract',
  contracting: 'contract',
  connecting: 'connection',
  training: 'training',
  trying: 'trial',
  concluding: 'trial',
  opened: 'open',
  supervising: 'open',
  correcting: 'open',
  suspended: 'open',
}
/** Which event on the timeline ends which stop. */
const ENDED_BY: Partial<Record<StopName, string>> = {
  questionnaire: 'submitted',
  papers: 'submitted',
  check: 'pass-check',
  survey: 'surveyed',
  repair: 'repaired',
  room: 'reviewing',
  fixing: 'reviewing',
  contract: 'sign-contract',
  connection: 'connected',
  training: 'trained',
  trial: 'pass',
}

/** `detail` null: the server has not told of what happened; then nothing has a date. */
export function timelineOf(application: Application, detail: ApplicationDetail | null): Stop[] {
  const { stage } = application
  const before = beganAtTheRoom(application, detail) ? [] : BEFORE_THE_ROOM
  const returned = stage === 'fixing' || ofTheRoom(detail).some((each) => each.verdict === 'return')
  const way: StopName[] = [
    ...before,
    'room',
    ...(returned ? (['fixing'] as const) : []),
    'decision',
    ...AFTER_THE_DECISION,
  ]
  const ended = (names: StopName[]): Stop[] => names.map((name) => ({ name, is: 'passed', at: endOf(name, detail) }))
  if (stage === 'withdrawn') {
    const done = ended(way).filter((each) => each.at !== null)
    return [...done, { name: 'withdrawn', is: 'back', at: last(detail, 'withdraw') }]
  }
  if (stage === 'stopped') {
    const done = ended(way).filter((each) => each.at !== null)
    return [...done, { name: 'stopped', is: 'back', at: last(detail, 'stop') ?? last(detail, 'close') }]
  }
  if (stage === 'refused' || stage === 'appealed') {
    const refusal = detail?.decisions.findLast((each) => each.verdict === 'refuse')
    const until = way.indexOf(HERE[refusal?.stage ?? 'reviewing'] ?? 'decision')
    const done = ended(way.slice(0, until === -1 ? way.indexOf('decision') : until))
    const refused: Stop = { name: 'refused', is: stage === 'refused' ? 'back' : 'passed', at: refusal?.at ?? null }
    return [...done, refused, ...(stage === 'appealed' ? [{ name: 'appealed', is: 'here', at: null } as const] : [])]
  }
  const here = way.indexOf(HERE[stage] ?? 'questionnaire')
  return [
    ...ended(way.slice(0, here)),
    { name: way[here] ?? 'questionnaire', is: 'here', at: null },
    ...way.slice(here + 1).map((name): Stop => ({ name, is: 'ahead', at: null })),
  ]
}

/** What an administrator has opened has neither questionnaire nor papers. */
export function beganAtTheRoom(application: Application, detail: ApplicationDetail | null): boolean {
  if (detail) return !detail.events.some(({ kind }) => kind === 'begun')
  return ['inspecting', 'fixing', 'reviewing'].includes(application.stage)
}

function endOf(name: StopName, detail: ApplicationDetail | null): string | null {
  if (name === 'decision') return ofTheRoom(detail).findLast((each) => each.verdict === 'accept')?.at ?? null
  const kind = ENDED_BY[name]
  return kind ? last(detail, kind) : null
}

/** Without what was decided on an open point. */
const ofTheRoom = (detail: ApplicationDetail | null) =>
  (detail?.decisions ?? []).filter((each) => each.stage !== 'supervising')

/** When something last happened, since the application was last taken up. */
function last(detail: ApplicationDetail | null, kind: string): string | null {
  const events = detail?.events ?? []
  const since = events.findLastIndex((each) => each.kind === 'come-back')
  return events.slice(since + 1).findLast((each) => each.kind === kind)?.at ?? null
}
