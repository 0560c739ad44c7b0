// What differs between two values of a rule, place by place, in words that a person can compare.

import type { Paper, RuleKind, RuleValues } from '../../../api/rule-shapes'
import type { Words } from '../../../api/shapes'
import type { RulesText } from '../../../text/ru/rules'

/** Null where there is nothing on that side. */
export interface Change {
  where: string
  before: string | null
  after: string | null
}

export interface Naming {
  text: RulesText
  stages: Record<string, string>
}

const LANGUAGES = ['ru', 'en'] as const

const OF: { [Kind in RuleKind]: (before: RuleValues[Kind], after: RuleValues[Kind], naming: Naming) => Change[] } = {
  days: (before, after, { text }) =>
    Object.keys(text.terms).map((name) => ({
      where: text.terms[name]![0],
      before: daysOf(before[name], text),
      after: daysOf(after[name], text),
    })),
  papers: (before, after, { text }) =>
    Object.keys(text.forms).flatMap((form) => ofPapers(text.forms[form]!, before[form] ?? [], after[form] ?? [], text)),
  consent: (before, after, { text }) => ofWords('', before, after, text.consentText),
  courses: (before, after, { text }) =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((course) =>
      (['video', 'webinar'] as const).map((part) => ({
        where: `${text.courses.names[course] ?? course}: ${text.courses[part]}`,
        before: mediaOf(before[course]?.[part]),
        after: mediaOf(after[course]?.[part]),
      })),
    ),
  contract: (before, after, { text }) => {
    const [were, are] = [partsOf(before, text), partsOf(after, text)]
    return [...new Set([...are.keys(), ...were.keys()])].flatMap((id) => {
      const [was, is] = [were.get(id), are.get(id)]
      return ofWords((is ?? was)!.name, was?.words, is?.words, text.languages)
    })
  },
  words: (before, after, { text, stages }) =>
    [...new Set([...Object.keys(stages), ...Object.keys(before), ...Object.keys(after)])].flatMap((stage) =>
      ofWords(stages[stage] ?? stage, before[stage], after[stage], text.languages),
    ),
}

const mediaOf = (media: object | null | undefined): string | null => (media ? Object.values(media).join(', ') : null)

/** {id: its name and words} of chapters and clauses, in their order. */
function partsOf(
  { chapters, network }: RuleValues['contract'],
  text: RulesText,
): Map<string, { name: string; words: Words }> {
  const clauses = (chapter: RuleValues['contract']['chapters'][number], at: number) =>
    chapter.clauses.map(
      (each, place) => [each.id, { name: text.contract.clause(`${at}.${place + 1}`), words: each.text }] as const,
    )
  return new Map([
    ...(network ? [['network', { name: text.contract.network, words: network }] as const] : []),
    ...chapters.flatMap((chapter, at) => [
      [chapter.id, { name: text.contract.chapter(at + 1), words: chapter.title }] as const,
      ...clauses(chapter, at + 1),
    ]),
  ])
}

export function changesOf<Kind extends RuleKind>(
  kind: Kind,
  before: RuleValues[Kind],
  after: RuleValues[Kind],
  naming: Naming,
): Change[] {
  return OF[kind](before, after, naming).filter((each) => each.before !== each.after)
}

function ofPapers(form: string, before: Paper[], after: Paper[], text: RulesText): Change[] {
  const were = new Map(before.map((paper) => [paper.id, paper]))
  const are = new Map(after.map((paper) => [paper.id, paper]))
  const ids = [...new Set([...were.keys(), ...are.keys()])]
  const single = ids.flatMap((id) => {
    const [was, is] = [were.get(id), are.get(id)]
    const name = (is ?? was)!.title.ru
    const titles = ofWords(`${form}, ${name}`, was?.title, is?.title, text.paper.title)
    return [...titles, ...ofWords(`${form}, ${name}`, was?.note, is?.note, text.paper.note)]
  })
  const stayed = (papers: Paper[]) =>
    papers
      .filter(({ id }) => were.has(id) && are.has(id))
      .map(({ id }) => are.get(id)!.title.ru)
      .join(', ')
  return [...single, { where: text.paper.order(form), before: stayed(before), after: stayed(after) }]
}

function ofWords(where: string, before: Words | undefined, after: Words | undefined, names: Words): Change[] {
  return LANGUAGES.map((language) => ({
    where: [where, names[language]].filter(Boolean).join(', '),
    before: before?.[language] ?? null,
    after: after?.[language] ?? null,
  }))
}

const daysOf = (count: number | undefined, text: RulesText) => (count === undefined ? null : text.days(count))
