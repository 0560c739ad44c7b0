// How a contract stands before its applicant: what they have read, what is next, what there is to do.

import type { Chapter, Clause, Contract, CurrentEdition } from '../../api/contract-shapes'

export type ContractStanding = 'read' | 'sign' | 'recalled' | 'signed' | 'withdrawn'

export function standingOf({ application, current }: Contract): ContractStanding | null {
  if (!current) return null
  if (current.signed) return 'signed'
  if (application.stage === 'withdrawn') return 'withdrawn'
  if (current.recalled || application.stage !== 'contracting') return 'recalled'
  return unread(current).length > 0 ? 'read' : 'sign'
}

export const clausesOf = (chapters: Chapter[]): Clause[] => chapters.flatMap((chapter) => chapter.clauses)

/** In the order in which they are read. */
export function unread(current: CurrentEdition): Clause[] {
  const read = new Set(current.read)
  return clausesOf(current.chapters).filter((clause) => !read.has(clause.id))
}

/** A code as it is typed: digits, at most six. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '').slice(0, 6)
