// Shapes of what people say to each other about an application: questions, letters, and what was seen.

import type { Comparison } from './report-shapes'
import type { Locale, Person, Words } from './shapes'

export interface QuestionAnswer {
  id: string
  text: string
  at: string
}

/** What a reviewer wants to know of an item. Of several answers the last one counts. */
export interface Question {
  id: string
  application_id: string
  inspection_id: string
  item: string
  to: 'applicant' | 'inspector'
  asked: Person
  by: Person
  text: string
  at: string
  answers: QuestionAnswer[]
}

/** A question as the person who is asked reads it. */
export interface PutQuestion extends Question {
  number: number
  address: string
  texts: Words
}

export interface LetterItem {
  id: string
  title: string
  lines: string[]
  basis: string | null
  /** SHA-256 of the picture that shows it. */
  photo: string | null
}

export interface WrittenLetter {
  subject: string
  opening: string[]
  items: LetterItem[]
  closing: string[]
  signed: string
  /** All of it as the plain text that is sent. */
  text: string
}

export interface Letters extends Record<Locale, WrittenLetter> {
  /** The applicant's own. */
  locale: Locale
  due_at: string
}

/** What a reviewer saw when they decided. */
export interface Snapshot {
  decision_id: string
  at: string
  sha256: string
  /** These are the very bytes that the decision names. */
  holds: boolean
  /** Null when it cannot be read any more. */
  report: Omit<Comparison, 'tiles' | 'seen'> | null
}
