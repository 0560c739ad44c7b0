// The phone shows the items that the server counts: both read tests/contract/visibility.json.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Checklist, Inspection, Item } from '../../api/shapes'
import { shown } from './visibility'

interface Sample {
  items: Pick<Item, 'id' | 'shown_if' | 'asked_of'>[]
  cases: { why: string; asked: string[] | null; answers: Record<string, unknown>; shown: string[] }[]
}

const file = new URL('../../../../tests/contract/visibility.json', import.meta.url)
const sample = JSON.parse(readFileSync(file, 'utf8')) as Sample
const items = sample.items.map((item) => ({ ...item, stages: ['finished'] }))
const checklist = { sections: [{ id: 'SEC', items }] } as unknown as Checklist

it.each(sample.cases)('$why', ({ asked, answers, shown: expected }) => {
  const returned = asked?.map((id) => ({ id, reason: '' })) ?? null
  const inspection = { kind: 'visit', stage: 'finished', items: returned } as unknown as Inspection
  expect(shown(checklist, inspection, (id) => answers[id]).map((item) => item.id)).toEqual(expected)
})
