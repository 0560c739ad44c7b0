// Shapes of what a network decides of its road.

import type { Person, Words } from './shapes'

export interface Paper {
  id: string
  title: Words
  note?: Words
}

export interface TemplateClause {
  id: string
  /** With places like {address}. */
  text: Words
}

export interface TemplateChapter {
  id: string
  title: Words
  clauses: TemplateClause[]
}

/** What the network adds to a course: a film with captions, a lesson at a time. */
export interface CourseMedia {
  video: { address: string; captions: string } | null
  webinar: { at: string; minutes: number; address: string } | null
}

export interface RuleValues {
  days: Record<string, number>
  papers: Record<string, Paper[]>
  consent: Words
  words: Record<string, Words>
  /** `network`: its name and numbers as they stand in a contract. */
  contract: { chapters: TemplateChapter[]; network?: Words }
  courses: Record<string, CourseMedia>
}

export type RuleKind = keyof RuleValues

/** One version of a rule. Version 0 is what is shipped: nobody has published it. */
export interface Rule<Kind extends RuleKind = RuleKind> {
  kind: Kind
  version: number
  value: RuleValues[Kind]
  at: string | null
  by: Person | null
}
