// Whether a room would pass, by eight answers: the same rules of kinds and the same arithmetic as the server's verdict.

import type { Requirements } from '../../api/public-shapes'
import type { Item } from '../../api/shapes'
import { rules } from '../../kinds/rules'
import { itemsOf, type Offered } from './requirements'

/** Null: the visitor does not know, which is a question left open and no failure. */
export type Answer = string | number | null
export type Answers = Record<string, Answer>

/** Critical items that decide before a lease is signed, in the order in which one walks in; the ceiling, which nobody
 *  can raise, is the one that is not critical. docs/architecture.md says why these. */
export const QUESTIONS = ['ENT-02', 'ENT-03', 'CLI-01', 'CLI-02', 'CLI-04', 'STO-01', 'STO-06', 'NET-01'] as const

/** What no repair changes: another room does, or another format. */
const OF_THE_BUILDING = new Set<string>(['ENT-02', 'CLI-01', 'CLI-04'])

/** As in checklists/verdict.py; tests/contract/preflight.json holds both to it. */
const CRITICAL_WEIGHT = 3
const ASKED_BY_TAP = new Set<string>(['number', 'choice', 'yes-no'])

export interface Criterion {
  item: Item
  /** Undefined: not answered yet. */
  answer: Answer | undefined
  is: 'ok' | 'bad' | 'na' | 'open'
  weight: number
}

/** `other-room`: what fails cannot be repaired. `open`: nothing fails, something is not known. */
export type Conclusion = 'fits' | 'fits-with-tasks' | 'open' | 'fix' | 'other-room'

export interface Judged {
  conclusion: Conclusion
  criteria: Criterion[]
  /** Critical failures. */
  critical: Criterion[]
  /** Other failures. */
  minor: Criterion[]
  open: Criterion[]
  passing: Criterion[]
  score: number
  most: number
}

/** The questions that this format asks, as items with its thresholds. */
export function questionsOf(requirements: Requirements, format: Offered): Item[] {
  const items = itemsOf(requirements, format.now)
  return QUESTIONS.flatMap((id) => items.filter((item) => item.id === id && ASKED_BY_TAP.has(item.kind)))
}

export function judge(items: Item[], answers: Answers): Judged {
  const criteria = items.map((item) => criterion(item, answers[item.id]))
  const among = (is: Criterion['is']) => criteria.filter((each) => each.is === is)
  const [bad, open] = [among('bad'), among('open')]
  const critical = bad.filter((each) => each.item.critical)
  const sum = (some: Criterion[]) => some.reduce((whole, each) => whole + each.weight, 0)
  const passing = [...among('ok'), ...among('na')]
  return {
    conclusion: conclude(critical, open, bad.length - critical.length),
    criteria,
    critical,
    minor: bad.filter((each) => !each.item.critical),
    open,
    passing,
    score: sum(among('ok')),
    most: sum([...among('ok'), ...bad]),
  }
}

/** Whether a value may be an answer to the item. */
export function isAnswer(item: Item, value: unknown): value is Answer {
  return value === null || rules[item.kind].check(value, item) === null
}

/** The other formats in which nothing that is critical fails, and at least something is known. */
export function alsoFits(requirements: Requirements, formats: Offered[], own: string, answers: Answers): Offered[] {
  return formats.filter((each) => {
    if (each.id === own) return false
    const { critical, passing } = judge(questionsOf(requirements, each), answers)
    return critical.length === 0 && passing.length > 0
  })
}

function criterion(item: Item, given: Answer | undefined): Criterion {
  const answer = given !== undefined && isAnswer(item, given) ? given : undefined
  const weight = item.critical ? CRITICAL_WEIGHT : 1
  if (answer === undefined || answer === null) return { item, answer, is: 'open', weight }
  return { item, answer, is: rules[item.kind].outcome(answer, item) ?? 'na', weight }
}

function conclude(critical: Criterion[], open: Criterion[], minor: number): Conclusion {
  if (critical.some((each) => OF_THE_BUILDING.has(each.item.id))) return 'other-room'
  if (critical.length > 0) return 'fix'
  if (open.length > 0) return 'open'
  return minor > 0 ? 'fits-with-tasks' : 'fits'
}
