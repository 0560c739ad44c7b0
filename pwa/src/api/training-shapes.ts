// Shapes of training: the roster of a point, courses, and who learns on a phone without an account.

import type { Application, Words } from './shapes'

export type StaffRole = 'owner' | 'manager' | 'operator'

export interface CourseProgress {
  pages: string[]
  right: number | null
  total: number | null
  passed: boolean
  tries: number
}

export interface Member {
  id: string
  name: string
  role: StaffRole
  came_at: string | null
  removed_at: string | null
  progress: Record<string, CourseProgress>
  certificate: { code: string; at: string } | null
  /** The link that is still good, for the applicant. */
  link: { token: string; expires_at: string } | null
}

export interface Training {
  application: Omit<Application, 'summary'>
  courses: { id: string; title: Words; pages: number }[]
  members: Member[]
  share: number
  open: boolean
}

export interface CoursePage {
  id: string
  drawing: string
  title: Words
  text: Words[]
}

export interface QuizQuestion {
  id: string
  text: Words
  options: { id: string; text: Words }[]
  right: string
  why: Words
}

export interface Course {
  id: string
  version: string
  title: Words
  minutes: number
  pages: CoursePage[]
  quiz: QuizQuestion[]
  video: { address: string; captions: string } | null
  webinar: { at: string; minutes: number; address: string } | null
}

export interface Learner {
  name: string
  role: StaffRole
  progress: Record<string, CourseProgress>
  certificate: string | null
}

export interface Attempt {
  id: string
  course: string
  version: string
  answers: Record<string, string>
}

export interface CheckedCertificate {
  code: string
  initials: string
  at: string
  courses: Words[]
  valid: boolean
  left_at: string | null
}
