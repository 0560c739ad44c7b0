// The template: places are known, names are new, the example reads as a contract would.

import { expect, it } from 'vitest'
import type { TemplateChapter } from '../../../api/rule-shapes'
import { filled, freshName, shifted, strangePlaces } from './contract-template'

const both = (text: string) => ({ ru: text, en: text })
const chapters: TemplateChapter[] = [
  { id: 'money', title: both('Деньги'), clauses: [{ id: 'clause-4', text: both('{partner}: {area}') }] },
]

it('knows which places can be filled', () => {
  expect(strangePlaces('{partner} {passport} {}')).toEqual(['passport', ''])
  expect(strangePlaces('без скобок')).toEqual([])
})

it('gives what is added a name of its own', () => {
  expect(freshName(chapters, 'clause')).toBe('clause-3')
  const more = [{ ...chapters[0]!, clauses: [{ id: 'clause-3', text: both('') }, ...chapters[0]!.clauses] }]
  expect(freshName(more, 'clause')).toBe('clause-5')
})

it('moves within the list and never out of it', () => {
  expect(shifted(['a', 'b'], 0, 1)).toEqual(['b', 'a'])
  expect(shifted(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
})

it('reads with the facts of an example, numbered', () => {
  const [chapter] = filled(chapters, { partner: both('ИП'), area: { ru: '42,5', en: '42.5' } })
  expect(chapter!.clauses).toEqual([{ id: 'clause-4', number: '1.1', text: { ru: 'ИП: 42,5', en: 'ИП: 42.5' } }])
})
