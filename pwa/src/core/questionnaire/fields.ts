// The questionnaire's fields as a person fills them in: what is asked of whom, and what a typed text says.
// The server has the last word on all of it (app/questionnaire/fields.py).

import type { Lacking, WrongAnswer } from '../../api/road-shapes'
import { wrongInnOfCompany, wrongInnOfPerson, wrongOgrn, wrongOgrnip, type WrongNumber } from './registration'

export const LEGAL_FORMS = ['sole-trader', 'company', 'self-employed'] as const
export type LegalForm = (typeof LEGAL_FORMS)[number]
export const GROUPS = ['business', 'place', 'format', 'experience'] as const
export type Group = (typeof GROUPS)[number]

export interface Pin {
  latitude: number
  longitude: number
  by: 'hand' | 'here' | 'geocoder'
}

export type FieldKind = 'form' | 'words' | 'number' | 'digits' | 'pin' | 'format'

export interface Field {
  id: FieldId
  group: Group
  kind: FieldKind
  forms: readonly LegalForm[]
  required: boolean
  /** The value that a typed text means; or why it can be none. */
  read(text: string): { value: unknown } | { wrong: WrongAnswer }
}

export type FieldId =
  | 'legal_form' | 'company_name' | 'company_inn' | 'ogrn' | 'person_name' | 'person_inn' | 'ogrnip'
  | 'address' | 'pin' | 'radius_m' | 'area_m2' | 'floor' | 'profile' | 'years' | 'points' | 'networks' | 'staff' // prettier-ignore

export const RADIUS_M = 100
const PERSONS = ['sole-trader', 'self-employed'] as const
const STRANGE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|(?![\u0000-\u218f])\p{So}/u

const wrong = (code: string, facts: Record<string, unknown> = {}) => ({ wrong: { code, facts } })

function words(least: number, most: number) {
  return (text: string) => {
    const said = text.split(/\s+/u).filter(Boolean).join(' ')
    const strange = STRANGE.exec(said)
    if (strange) return wrong('character', { at: [...said.slice(0, strange.index)].length + 1 })
    const length = [...said].length
    if (length > most) return wrong('long', { most, length })
    return length < least ? wrong('short', { least }) : { value: said }
  }
}

function number(least: number, most: number, whole = false) {
  return (text: string) => {
    const bare = text
      .replace(/[\s\u00a0\u202f]/gu, '')
      .replace(',', '.')
      .replace('−', '-')
    const value = /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : NaN
    if (Number.isNaN(value)) return wrong('kind')
    if (value < least || value > most) return wrong('bounds', { least, most })
    return whole && !Number.isInteger(value) ? wrong('whole') : { value }
  }
}

function digits(length: number, check: (text: string) => WrongNumber | null) {
  return (text: string) => {
    const bare = text.replace(/[\s–-]/gu, '')
    const why = check(bare)
    return why ? wrong(why, { length, given: bare.length }) : { value: bare }
  }
}

/** Chosen or measured, never typed. */
const as_it_is = (text: string) => ({ value: text })

type Given = [FieldId, Group, FieldKind, Field['read'], Partial<Pick<Field, 'forms' | 'required'>>?]

const TABLE: Given[] = [
  ['legal_form', 'business', 'form', as_it_is],
  ['company_name', 'business', 'words', words(2, 200), { forms: ['company'] }],
  ['company_inn', 'business', 'digits', digits(10, wrongInnOfCompany), { forms: ['company'] }],
  ['ogrn', 'business', 'digits', digits(13, wrongOgrn), { forms: ['company'] }],
  ['person_name', 'business', 'words', words(2, 200), { forms: PERSONS }],
  ['person_inn', 'business', 'digits', digits(12, wrongInnOfPerson), { forms: PERSONS }],
  ['ogrnip', 'business', 'digits', digits(15, wrongOgrnip), { forms: ['sole-trader'] }],
  ['address', 'place', 'words', words(3, 500)],
  ['pin', 'place', 'pin', as_it_is],
  ['radius_m', 'place', 'number', number(10, 5000), { required: false }],
  ['area_m2', 'place', 'number', number(1, 10_000)],
  ['floor', 'place', 'number', number(-5, 200, true)],
  ['profile', 'format', 'format', as_it_is],
  ['years', 'experience', 'number', number(0, 80, true)],
  ['points', 'experience', 'number', number(0, 10_000, true)],
  ['networks', 'experience', 'words', words(1, 500), { required: false }],
  ['staff', 'experience', 'number', number(0, 1000, true)],
]

export const FIELDS: Field[] = TABLE.map(([id, group, kind, read, more]) => ({
  id,
  group,
  kind,
  read,
  forms: LEGAL_FORMS,
  required: true,
  ...more,
}))

export function fieldOf(id: string): Field | undefined {
  return FIELDS.find((each) => each.id === id)
}

/** The fields that are asked of this legal form; while none is chosen, those that are asked of every one. */
export function asked(form: unknown): Field[] {
  return FIELDS.filter(({ forms }) =>
    form ? forms.some((each) => each === form) : forms.length === LEGAL_FORMS.length,
  )
}

/** What is missing by what stands on this phone, fields first; what other parts ask for is as the server last said. */
export function missingOf(values: Record<string, unknown>, told: Lacking[]): Lacking[] {
  const fields = asked(values.legal_form).filter(({ id, required }) => required && (values[id] ?? null) === null)
  return [...fields.map(({ id }) => ({ kind: 'field', id })), ...told.filter(({ kind }) => kind !== 'field')]
}

export function completenessOf(values: Record<string, unknown>): { answered: number; asked: number } {
  const wanted = asked(values.legal_form).filter((each) => each.required)
  return { answered: wanted.filter(({ id }) => (values[id] ?? null) !== null).length, asked: wanted.length }
}
