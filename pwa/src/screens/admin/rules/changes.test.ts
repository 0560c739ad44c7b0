// What is typed is cleaned, checked and compared in words; nothing that differs is left out.

import { expect, test } from 'vitest'
import type { Paper } from '../../../api/rule-shapes'
import { changesOf } from './changes'
import { clean, daysTyped, faultsOf, laidOver, moved } from './rule-values'
import { rulesWords } from './rules-words'

const naming = { text: rulesWords('ru'), stages: { fixing: 'Исправление' } }
const paper = (id: string, ru = id, note?: string): Paper => ({
  id,
  title: { ru, en: id },
  ...(note === undefined ? {} : { note: { ru: note, en: note } }),
})
const of = (papers: Paper[]) => ({ 'sole-trader': [paper('a')], company: papers, 'self-employed': [paper('a')] })

test('a term is compared in words', () => {
  expect(changesOf('days', { help: 1, fixing: 28 }, { help: 2, fixing: 28 }, naming)).toEqual([
    { where: 'Ответ на вопрос', before: '1\u00a0день', after: '2\u00a0дня' },
  ])
})

test('a paper that came, went, was renamed or moved is named', () => {
  const before = of([paper('a'), paper('b'), paper('c')])
  const after = of([paper('c', 'Новое'), paper('a'), paper('d', 'Свой', 'зачем')])
  const changes = changesOf('papers', before, after, naming)
  expect(changes).toContainEqual({ where: 'ООО, Новое, Название по-русски', before: 'c', after: 'Новое' })
  expect(changes).toContainEqual({ where: 'ООО, b, Название по-русски', before: 'b', after: null })
  expect(changes).toContainEqual({ where: 'ООО, Свой, Пояснение по-английски', before: null, after: 'зачем' })
  expect(changes).toContainEqual({ where: 'ООО: порядок', before: 'a, Новое', after: 'Новое, a' })
  expect(changesOf('papers', before, before, naming)).toEqual([])
})

test('words of a stage that are left empty are none, and half of them is a fault', () => {
  const typed = { fixing: { ru: ' Звоните ', en: '' }, repairing: { ru: ' ', en: '' } }
  const value = clean('words', typed)
  expect(value).toEqual({ fixing: { ru: 'Звоните', en: '' } })
  expect([...faultsOf('words', value)]).toEqual([['fixing/en', 'both']])
  expect(changesOf('words', {}, value, naming)[0]).toEqual({
    where: 'Исправление, по-русски',
    before: null,
    after: 'Звоните',
  })
})

test('what cannot be published is marked where it stands', () => {
  expect([...faultsOf('days', { help: 0, fixing: NaN, checking: 3651, amending: 3650 }).keys()]).toEqual([
    'help',
    'fixing',
    'checking',
  ])
  expect([...faultsOf('papers', of([])).keys()]).toEqual(['company'])
  expect([...faultsOf('papers', clean('papers', of([paper('a', '', ' ')]))).keys()]).toEqual(['company/a/title/ru'])
  expect(daysTyped('12 дней')).toBe(12)
  expect(daysTyped('')).toBeNaN()
})

test('a network states itself in both languages or not at all, and that is told as a change', () => {
  const of = (ru: string, en: string) => clean('contract', { chapters: [], network: { ru, en } })
  expect(of(' ', '')).toEqual({ chapters: [] })
  expect([...faultsOf('contract', of(' АО «Сеть» ', ''))]).toEqual([['network/en', 'both']])
  const [change] = changesOf('contract', { chapters: [] }, of('АО «Сеть»', 'Network JSC'), naming)
  expect(change).toMatchObject({ before: null, after: 'АО «Сеть»' })
})

test('what one changed is laid over what another changed, and both stand', () => {
  const base = { help: 1, fixing: 28 }
  expect(laidOver<'days'>(base, { help: 2, fixing: 28 }, { help: 1, fixing: 21 })).toEqual({ help: 2, fixing: 21 })
  const words = { fixing: { ru: 'а', en: 'a' } }
  expect(laidOver<'words'>(words, {}, { ...words, repairing: words.fixing })).toEqual({ repairing: words.fixing })
  expect(laidOver<'words'>({}, words, {})).toEqual(words)
})

test('a paper moves by one place and not beyond the ends', () => {
  const papers = [paper('a'), paper('b'), paper('c')]
  expect(moved(papers, 2, -1).map((each) => each.id)).toEqual(['a', 'c', 'b'])
  expect(moved(papers, 0, 1).map((each) => each.id)).toEqual(['b', 'a', 'c'])
  expect(moved(papers, 0, -1)).toBe(papers)
})
