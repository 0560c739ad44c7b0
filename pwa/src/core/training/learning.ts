// What a learner's phone knows: what the server said last, and what was read and tried since; the later never undoes the former.

import type { Attempt, Course, CourseProgress, Learner } from '../../api/training-shapes'

export interface Learning {
  key: string
  learner: Learner
  /** Read and tried here, and not with the server yet. */
  pages: Record<string, string[]>
  attempts: Attempt[]
}

/** A share of the questions: the server's own rule, `PASSED_AT` of `app/training/courses.py`. */
const PASSED_AT = 0.8

export const begun = (key: string, learner: Learner): Learning => ({ key, learner, pages: {}, attempts: [] })

export function withPage(learning: Learning, course: string, page: string): Learning {
  const read = [...(learning.learner.progress[course]?.pages ?? []), ...(learning.pages[course] ?? [])]
  if (read.includes(page)) return learning
  return { ...learning, pages: { ...learning.pages, [course]: [...(learning.pages[course] ?? []), page] } }
}

export const withAttempt = (learning: Learning, attempt: Attempt): Learning => ({
  ...learning,
  attempts: [...learning.attempts, attempt],
})

export const waits = ({ pages, attempts }: Learning): boolean =>
  attempts.length > 0 || Object.values(pages).some((each) => each.length > 0)

/** The server has heard `sent`; what came meanwhile goes on waiting. */
export function heard(now: Learning, sent: Learning, learner: Learner): Learning {
  const told = new Set(sent.attempts.map((each) => each.id))
  const pages = Object.entries(now.pages).map(([course, names]) => {
    const known = new Set(sent.pages[course] ?? [])
    return [course, names.filter((name) => !known.has(name))] as const
  })
  return {
    ...now,
    learner,
    pages: Object.fromEntries(pages.filter(([, names]) => names.length > 0)),
    attempts: now.attempts.filter((each) => !told.has(each.id)),
  }
}

/** How far they are in a course, with what the server has not heard. */
export function progressIn(learning: Learning, course: Course): CourseProgress {
  const known = learning.learner.progress[course.id]
  const read = new Set([...(known?.pages ?? []), ...(learning.pages[course.id] ?? [])])
  const tries = learning.attempts.filter((each) => each.course === course.id && each.version === course.version)
  const results = tries.map((each) => rightOf(course, each.answers))
  const best = Math.max(known?.right ?? -1, ...results)
  const total = course.quiz.length
  return {
    pages: course.pages.map((each) => each.id).filter((id) => read.has(id)),
    right: best < 0 ? null : best,
    total: best < 0 ? null : total,
    passed: known?.passed === true || results.some((right) => isEnough(right, total)),
    tries: (known?.tries ?? 0) + tries.length,
  }
}

export const rightOf = (course: Course, answers: Record<string, string>): number =>
  course.quiz.filter((each) => answers[each.id] === each.right).length

export const isEnough = (right: number, total: number): boolean => right >= total * PASSED_AT

/** What was kept under this name, if it can still be read. */
export function restored(text: string | null): Learning | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Learning | null
    return kept && typeof kept.key === 'string' && kept.learner ? { ...begun(kept.key, kept.learner), ...kept } : null
  } catch {
    return null
  }
}
