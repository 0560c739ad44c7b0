// The road before and between the inspections, as it travels: questionnaires, handing in, what is missing.

import type { Words } from './shapes'

/** What was typed into a field, and when; null takes the answer out again. */
export interface TypedAnswer {
  value: unknown
  changed_at: string
}

export interface WrongAnswer {
  code: string
  facts: Record<string, unknown>
}

export interface FieldAnswer {
  came: 'kept' | 'older' | 'wrong'
  answer: TypedAnswer | null
  wrong: WrongAnswer | null
}

/** `kind`: `field`, or what another part of the application asks for, such as `paper`. */
export interface Lacking {
  kind: string
  id: string
  why?: string
}

export interface QuestionnaireState {
  missing: Lacking[]
  completeness: { answered: number; asked: number }
}

export interface Questionnaire extends QuestionnaireState {
  answers: Record<string, TypedAnswer>
  open: boolean
  consent: { version: number; text: Words }
  formats: { id: string; name: Words; ref: string }[]
  geocoder: boolean
}

export interface Answered extends QuestionnaireState {
  fields: Record<string, FieldAnswer>
}

export interface Submission {
  id: string
  at: string
  consent_version: number
  profile: string
}

export interface FoundPlace {
  place: { latitude: number; longitude: number; label: string } | null
}
