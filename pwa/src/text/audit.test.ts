// Every act that the service records has a sentence in both languages: both sides read tests/contract/acts.json.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { audit as en } from './en/audit'
import { audit as ru, type AuditTools } from './ru/audit'

const acts = JSON.parse(readFileSync(new URL('../../../tests/contract/acts.json', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, unknown>
>
const tools: AuditTools = { name: () => 'Анна', day: () => '1', role: String, number: String }

test.each(Object.entries(acts))('%s is said in both languages', (act, facts) => {
  const family = act.split('.')[0] ?? ''
  for (const words of [ru, en]) {
    const said = words.acts[act]?.(facts, tools) ?? ''
    expect(said.length, act).toBeGreaterThan(3)
    expect(said).not.toMatch(/undefined|NaN|\[object|null/)
    expect(words.families[family], family).toBeTruthy()
  }
})

test('no sentence is left of an act that nobody records any more', () => {
  expect(Object.keys(ru.acts).sort()).toEqual(Object.keys(acts).sort())
  expect(Object.keys(en.acts).sort()).toEqual(Object.keys(acts).sort())
})

test('items that were returned are counted and named', () => {
  expect(ru.acts['decision.return']?.({ items: ['SIG-01', 'CLI-02'] }, tools)).toBe(
    'Решение: вернуть 2\u00a0пункта (SIG-01, CLI-02)',
  )
})
