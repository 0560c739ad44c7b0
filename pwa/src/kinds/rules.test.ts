// The phone's kinds give the same answers as the server's: both read the samples in tests/contract/kinds.

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Item, ItemKind } from '../api/shapes'
import { rules } from './rules'

interface Sample {
  kind: ItemKind
  items: {
    settings: Item['settings']
    cases: { value: unknown; check: string | null; complete: boolean; outcome: string | null; why: string }[]
  }[]
}

const folder = new URL('../../../tests/contract/kinds/', import.meta.url)
const samples = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Sample)

it('has a sample for every kind', () => {
  expect(samples.map((sample) => sample.kind).sort()).toEqual(Object.keys(rules).sort())
})

describe.each(samples)('$kind', ({ kind, items }) => {
  const cases = items.flatMap(({ settings, cases }) => cases.map((each) => ({ settings, ...each })))
  it.each(cases)('$why', ({ settings, value, check, complete, outcome }) => {
    const item = { id: 'XX-01', kind, settings } as unknown as Item
    expect(rules[kind].check(value, item)?.code ?? null).toBe(check)
    if (check !== null) return
    expect(rules[kind].isComplete(value, item)).toBe(complete)
    if (complete) expect(rules[kind].outcome(value, item)).toBe(outcome)
  })
})
