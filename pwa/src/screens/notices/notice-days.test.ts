// Notices stand under the day on which they came, and every kind is said in both languages.

import { expect, test } from 'vitest'
import type { Notice } from '../../api/notice-shapes'
import { say } from '../../text'
import { notices as en } from '../../text/en/notices'
import { notices as ru } from '../../text/ru/notices'
import { byDay } from './notice-days'

const NOW = new Date(2026, 10, 23, 0, 30)

const notice = (at: Date, facts: Notice['facts'] = {}): Notice => ({
  id: at.toISOString(),
  kind: 'visit.moved',
  at: at.toISOString(),
  about: null,
  facts,
  path: '/',
  read_at: null,
})

test('half an hour after midnight, what came before it is yesterday', () => {
  const came = [
    new Date(2026, 10, 23, 0, 10),
    new Date(2026, 10, 22, 23, 50),
    new Date(2026, 10, 22, 1),
    new Date(2026, 9, 1),
  ]
  const days = byDay(
    came.map((at) => notice(at)),
    NOW,
  )
  expect(days.map((day) => [day.when, day.items.length])).toEqual([
    ['today', 1],
    ['yesterday', 2],
    ['earlier', 1],
  ])
})

test('a notice of a phone whose clock is behind is of today', () => {
  expect(byDay([notice(new Date(2026, 10, 24))], NOW)[0]?.when).toBe('today')
})

test('every kind is said with all its facts and with none', () => {
  const facts = {
    number: 7,
    due_at: '2026-12-05T10:00:00Z',
    items: [{ id: 'A' }, { id: 'B' }],
    reason: 'потому',
    days_left: 3,
    item: 'SIG-01',
    question: 'где?',
    answer: 'тут',
  }
  for (const words of [ru, en]) {
    for (const role of ['applicant', 'inspector', 'reviewer'] as const) {
      for (const told of Object.values(words.said)) {
        for (const given of [facts, {}]) {
          const said = told(given, say('ru'), role)
          expect(said.title).not.toBe('')
          expect(said.title + (said.more ?? '')).not.toMatch(/undefined|null|NaN|Invalid/)
        }
      }
    }
  }
  expect(ru.said['items.returned'](facts, say('ru'), 'applicant').title).toBe('Вернули 2\u00a0пункта на доработку')
})
