// What an act still lacks: a reason, a day to come.

import { expect, it } from 'vitest'
import { lackingOf } from './act-lacking'

const NOW = new Date(2026, 10, 20, 23, 30)

it.each([
  ['warn', '', '', ['reason', 'due']],
  ['warn', 'Нет вывески', '2026-11-20', ['due']],
  ['warn', 'Нет вывески', '2026-11-21', []],
  ['suspend', ' ', '', ['reason']],
  ['stop', '', '', ['reason']],
  ['stop', 'Сдаём', '', []],
  ['restore', '', '', []],
  ['approve', '', '', []],
] as const)('%s with «%s» by «%s» lacks %j', (kind, reason, due, lacking) => {
  expect(lackingOf(kind, reason, due, NOW)).toEqual(lacking)
})
