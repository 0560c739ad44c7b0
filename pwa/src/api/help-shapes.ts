// Shapes of help: the thread of an application, the list of threads, published answers.

import type { Page, Person, Standing, Words } from './shapes'

/** Which application a thread belongs to. */
export interface HelpAbout {
  id: string
  number: number
  address: string
  stage: Standing
  applicant: Person
}

export interface HelpMessage {
  id: string
  /** A closing says that what waited needs no answer. */
  kind: 'question' | 'answer' | 'closing'
  stage: Standing
  by: Person
  at: string
  /** Null in a closing, and where it cannot be read any more. */
  text: string | null
  /** For the network: the published answer that was made of it. */
  published: string | null
}

export interface HelpThread {
  application: HelpAbout
  messages: HelpMessage[]
  /** There are messages before the first of these. */
  earlier: boolean
  waits_since: string | null
  promised_at: string | null
  /** How long an answer takes, of the last `usual_of` answers; with none of them it is the network's term. */
  usual_s: number
  usual_of: number
  term_days: number
  version: number
}

export interface HelpRow {
  application: HelpAbout
  waits_since: string | null
  promised_at: string | null
  last_at: string
  last: string | null
  messages: number
}

export interface HelpRows extends Page<HelpRow> {
  counts: { waiting: number; overdue: number }
}

export interface PublishedAnswer {
  id: string
  version: number
  question: Words
  answer: Words
  shown: boolean
  at: string
}
