// What the reviewers' queue is asked for and answers.

import type { Application, Page, Person, Verdict } from './shapes'

export type Whose = 'all' | 'waiting' | 'mine' | 'free' | 'overdue' | 'others'

/** All of it must hold. `answer` is `ITEM:value`; of figures `ok` or `bad`. */
export interface QueueFilter {
  whose: Whose
  stage: Application['stage'][]
  region: string | null
  inspector_id: string | null
  verdict: Verdict['is'] | null
  signals: boolean
  answer: string[]
  search: string
}

export interface Lock {
  by: Person
  since: string
  until: string
}

export interface QueuedApplication extends Application {
  verdict: Verdict['is'] | null
  percent: number | null
  reviewer: Person | null
  inspector: Person | null
  lock: Lock | null
}

/** `more`: only the first ones have been counted. */
export interface Count {
  n: number
  more: boolean
}

export interface Queue extends Page<QueuedApplication> {
  /** With the first page. */
  counts: Record<Whose, Count> | null
}

export interface Choices {
  regions: string[]
  inspectors: Person[]
}

export interface SavedView {
  id: string
  name: string
  filter: QueueFilter
}
