// What is typed into a rule, as it would be published, and what is still wrong with it.

import type { CourseMedia, Paper, RuleKind, RuleValues } from '../../../api/rule-shapes'
import type { Words } from '../../../api/shapes'
import { strangePlaces } from './contract-template'

export type Fault = 'days' | 'both' | 'few' | 'place' | 'address' | 'moment'
/** By the place of the field: `help`, `company/lease/title/en`, `ru`, `fixing/en`. */
export type Faults = ReadonlyMap<string, Fault>

const LONGEST_TERM = 3650
const ADDRESS = /^(https:\/\/[^\s/]+\S*|\/[^\s/]\S*)$/
const LANGUAGES = ['ru', 'en'] as const

/** Without what was left empty: a note, the words of a stage. */
const CLEAN: { [Kind in RuleKind]: (typed: RuleValues[Kind]) => RuleValues[Kind] } = {
  days: (typed) => typed,
  papers: (typed) =>
    Object.fromEntries(Object.entries(typed).map(([form, papers]) => [form, papers.map(withoutEmptyNote)])),
  consent: trimmed,
  words: (typed) =>
    Object.fromEntries(
      Object.entries(typed)
        .filter(([, words]) => !isEmpty(words))
        .map(([stage, words]) => [stage, trimmed(words)]),
    ),
  courses: (typed) => Object.fromEntries(Object.entries(typed).filter(([, { video, webinar }]) => video || webinar)),
  contract: ({ chapters, network }) => ({
    ...(network && !isEmpty(network) ? { network: trimmed(network) } : {}),
    chapters: chapters.map((chapter) => ({
      ...chapter,
      title: trimmed(chapter.title),
      clauses: chapter.clauses.map((clause) => ({ ...clause, text: trimmed(clause.text) })),
    })),
  }),
}

const CHECK: { [Kind in RuleKind]: (value: RuleValues[Kind]) => [string, Fault][] } = {
  days: (value) =>
    Object.entries(value)
      .filter(([, count]) => !Number.isInteger(count) || count < 1 || count > LONGEST_TERM)
      .map(([name]) => [name, 'days']),
  papers: (value) =>
    Object.entries(value).flatMap(([form, papers]) => [
      ...(papers.length === 0 ? [[form, 'few'] as [string, Fault]] : []),
      ...papers.flatMap((paper) => [
        ...gaps(`${form}/${paper.id}/title/`, paper.title),
        ...(paper.note ? gaps(`${form}/${paper.id}/note/`, paper.note) : []),
      ]),
    ]),
  consent: (value) => gaps('', value),
  words: (value) => Object.entries(value).flatMap(([stage, words]) => gaps(`${stage}/`, words)),
  courses: (value) => Object.entries(value).flatMap(([course, media]) => faultsOfMedia(course, media)),
  contract: ({ chapters, network }) => [
    ...(network ? gaps('network/', network) : []),
    ...chapters.flatMap((chapter) => [
      ...gaps(`${chapter.id}/title/`, chapter.title),
      ...(chapter.clauses.length === 0 ? [[chapter.id, 'few'] as [string, Fault]] : []),
      ...chapter.clauses.flatMap(({ id, text }) => [...gaps(`${id}/text/`, text), ...strange(`${id}/text/`, text)]),
    ]),
  ],
}

export function clean<Kind extends RuleKind>(kind: Kind, typed: RuleValues[Kind]): RuleValues[Kind] {
  return CLEAN[kind](typed)
}

export function faultsOf<Kind extends RuleKind>(kind: Kind, value: RuleValues[Kind]): Faults {
  return new Map(CHECK[kind](value))
}

/** What somebody has changed of a rule, laid over a newer version of it: where they changed nothing, the newer one stands. */
export function laidOver<Kind extends RuleKind>(
  base: RuleValues[Kind],
  mine: RuleValues[Kind],
  newer: RuleValues[Kind],
): RuleValues[Kind] {
  const [was, is, now] = [base, mine, newer] as Record<string, unknown>[]
  const names = [...new Set([...Object.keys(is!), ...Object.keys(now!)])]
  const entries = names.map((name) => [name, same(is![name], was![name]) ? now![name] : is![name]])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as RuleValues[Kind]
}

/** Whether two values say the same; the order of names in an object means nothing. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sorted) === JSON.stringify(other, sorted)
}

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A number of days as it is typed; what is no number is NaN, and stays in the field as nothing. */
export const daysTyped = (text: string): number => (/\d/.test(text) ? Number(text.replace(/\D/g, '').slice(0, 5)) : NaN)

/** The list with one paper a place higher or lower. */
export function moved(papers: Paper[], at: number, by: 1 | -1): Paper[] {
  const to = at + by
  if (to < 0 || to >= papers.length) return papers
  const others = papers.filter((_, place) => place !== at)
  return [...others.slice(0, to), papers[at]!, ...others.slice(to)]
}

function withoutEmptyNote({ note, ...paper }: Paper): Paper {
  const kept = { ...paper, title: trimmed(paper.title) }
  return note && !isEmpty(note) ? { ...kept, note: trimmed(note) } : kept
}

function gaps(place: string, words: Words): [string, Fault][] {
  return LANGUAGES.filter((language) => !words[language].trim()).map((language) => [`${place}${language}`, 'both'])
}

function faultsOfMedia(course: string, { video, webinar }: CourseMedia): [string, Fault][] {
  const addresses: [string, string][] = [
    ...(video
      ? ([
          ['video/address', video.address],
          ['video/captions', video.captions],
        ] as [string, string][])
      : []),
    ...(webinar ? ([['webinar/address', webinar.address]] as [string, string][]) : []),
  ]
  return [
    ...addresses
      .filter(([, text]) => !ADDRESS.test(text))
      .map(([place]): [string, Fault] => [`${course}/${place}`, 'address']),
    ...(webinar && Number.isNaN(Date.parse(webinar.at)) ? [[`${course}/webinar/at`, 'moment'] as [string, Fault]] : []),
    ...(webinar && !(webinar.minutes >= 1 && webinar.minutes <= 600)
      ? [[`${course}/webinar/minutes`, 'days'] as [string, Fault]]
      : []),
  ]
}

function strange(place: string, words: Words): [string, Fault][] {
  return LANGUAGES.filter((language) => strangePlaces(words[language]).length > 0).map((language) => [
    `${place}${language}`,
    'place',
  ])
}

const isEmpty = (words: Words) => LANGUAGES.every((language) => !words[language].trim())

function trimmed(words: Words): Words {
  return { ru: words.ru.trim(), en: words.en.trim() }
}
