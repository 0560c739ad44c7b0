// The template of the contract as it is edited: clauses added, moved, taken out; and how it reads with facts of an example.

import type { Chapter } from '../../../api/contract-shapes'
import type { TemplateChapter, TemplateClause } from '../../../api/rule-shapes'
import type { Words } from '../../../api/shapes'

/** What may stand in braces: the table PLACES of `app/rules/contract.py`. */
export const PLACES = ['number', 'date', 'network', 'partner', 'requisites', 'address', 'area', 'format'] as const

const IN_BRACES = /\{([^{}]*)\}/g

/** Names in braces that no contract can fill. */
export function strangePlaces(text: string): string[] {
  const known = new Set<string>(PLACES)
  return [...text.matchAll(IN_BRACES)].map((found) => found[1] ?? '').filter((name) => !known.has(name))
}

/** A name for what an administrator adds: never that of another one. */
export function freshName(chapters: TemplateChapter[], stem: 'chapter' | 'clause'): string {
  const taken = new Set(chapters.flatMap((each) => [each.id, ...each.clauses.map((clause) => clause.id)]))
  let number = taken.size + 1
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

/** The list with one of its own a place higher or lower. */
export function shifted<T>(list: T[], at: number, by: 1 | -1): T[] {
  const to = at + by
  if (to < 0 || to >= list.length) return list
  const others = list.filter((_, place) => place !== at)
  return [...others.slice(0, to), list[at]!, ...others.slice(to)]
}

/** As a partner would read it. */
export function filled(chapters: TemplateChapter[], facts: Record<string, Words>): Chapter[] {
  const put = (text: Words): Words => ({ ru: of(text.ru, 'ru'), en: of(text.en, 'en') })
  const of = (text: string, language: 'ru' | 'en') =>
    text.replace(IN_BRACES, (whole, name: string) => facts[name]?.[language] ?? whole)
  const clause = (each: TemplateClause, one: number, two: number) => ({
    id: each.id,
    number: `${one}.${two}`,
    text: put(each.text),
  })
  return chapters.map((chapter, at) => ({
    ...chapter,
    clauses: chapter.clauses.map((each, place) => clause(each, at + 1, place + 1)),
  }))
}
