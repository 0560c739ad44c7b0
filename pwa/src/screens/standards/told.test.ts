// A change in words, in both languages.

import { expect, it } from 'vitest'
import type { Item } from '../../api/shapes'
import type { StandardChange, StandardTask } from '../../api/standard-shapes'
import { say } from '../../text'
import { partedOf, saidOf, sidesOf } from './told'

const item = (part: Partial<Item> = {}): Item => ({
  id: 'CLI-01',
  kind: 'number',
  text: { ru: 'Площадь', en: 'Area' },
  guidance: null,
  critical: true,
  photos: { always: 2, when_bad: 0 },
  asked_of: ['inspector'],
  stages: ['finished'],
  shown_if: null,
  settings: { min: 30, unit: { ru: 'м²', en: 'm²' } },
  source: null,
  recommendation: false,
  ...part,
})
const change = (part: Partial<StandardChange>): StandardChange => ({
  item: 'CLI-01',
  change: 'changed',
  section: { ru: '', en: '' },
  what: [],
  before: item({ settings: { min: 25, unit: { ru: 'м²', en: 'm²' } } }),
  after: item(),
  answer: null,
  ...part,
})

it('says norm, weight and photos', () => {
  expect(saidOf(item(), say('ru')).replaceAll('\u00a0', ' ')).toBe('от 30 м², критичный, 2 снимка')
  const bare = item({ critical: false, photos: { always: 0, when_bad: 1 }, settings: {} })
  expect(saidOf(bare, say('ru'))).toBe('спрашивается, нормы нет')
})

it('says both sides, and the question where it is worded otherwise', () => {
  const told = sidesOf(change({ what: ['answer'] }), say('ru'))
  expect(told.before).toMatch(/^от 25/)
  expect(told.after).toMatch(/^от 30/)
  const worded = sidesOf(change({ what: ['text'], after: item({ text: { ru: 'Зал', en: 'Hall' } }) }), say('ru'))
  expect(worded.before).toMatch(/^«Площадь»/)
  expect(worded.after).toMatch(/^«Зал»/)
})

it('says one side of what is new or gone', () => {
  expect(sidesOf(change({ before: null }), say('ru')).before).toBeNull()
  expect(sidesOf(change({ after: null }), say('ru')).after).toBeNull()
})

it('parts what waits from what was confirmed', () => {
  const items = [
    { standard: 'a', confirmed_at: null },
    { standard: 'b', confirmed_at: '2026-11-20T09:00:00Z' },
  ] as StandardTask[]
  const { waiting, confirmed } = partedOf(items)
  expect([waiting.map((each) => each.standard), confirmed.map((each) => each.standard)]).toEqual([['a'], ['b']])
})
