// Which items are shown: both sides read the same cases.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Checklist, Item } from '../api/shapes'
import { CHECKLIST, inspection, item } from './scene-double'
import { asked, shown } from './visibility'

interface Contract {
  items: Pick<Item, 'id' | 'shown_if' | 'asked_of'>[]
  cases: { why: string; asked: string[] | null; answers: Record<string, unknown>; shown: string[] }[]
}

const contract = JSON.parse(
  readFileSync(new URL('../../../tests/contract/visibility.json', import.meta.url), 'utf8'),
) as Contract
const items = contract.items.map((given) => item(given.id, 'yes-no', given))
const checklist: Checklist = { ...CHECKLIST, sections: [{ id: 'ALL', title: { ru: '', en: '' }, items }] }

it.each(contract.cases)('$why', (given) => {
  const visit = inspection(
    'visit',
    'anna',
    given.asked ? { stage: 'recheck', items: given.asked.map((id) => ({ id, reason: '' })) } : {},
  )
  const ids = shown(asked(checklist, visit), visit, (id) => given.answers[id]).map((each) => each.id)
  expect(ids).toEqual(given.shown)
})

it('does not lose itself when two items hang on each other', () => {
  const hanging = (id: string, on: string) => item(id, 'yes-no', { shown_if: { item: on, in: ['yes'] } })
  const round = [hanging('A', 'B'), hanging('B', 'A')]
  expect(shown(round, inspection('visit', 'anna'), () => 'no')).toEqual([])
})
