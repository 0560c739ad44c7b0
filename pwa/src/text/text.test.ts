// Both languages say everything, and count as people count.

import { expect, test } from 'vitest'
import { learn, say } from '.'
import { kinds as enKinds } from './en/kinds'
import { end } from './ru/end'
import { kinds as ruKinds } from './ru/kinds'
import { signals } from './ru/signals'

test('a refusal that is not known yet is still said, with its code', () => {
  expect(say('ru').problem('new-rule')).toContain('new-rule')
})

test('every reason why a value is no answer is said in both languages', () => {
  expect(Object.keys(enKinds.rejected).sort()).toEqual(Object.keys(ruKinds.rejected).sort())
})

test('items are counted with the right word', () => {
  const { items } = say('ru').text.count
  expect([1, 3, 11, 21].map(items)).toEqual(['1\u00a0пункт', '3\u00a0пункта', '11\u00a0пунктов', '21\u00a0пункт'])
})

test('items after «из» are counted in the genitive', () => {
  const { inspection } = say('ru').text
  expect([1, 2, 21].map((all) => end.missing.answered(0, all))).toEqual([
    '0 из 1\u00a0пункта',
    '0 из 2\u00a0пунктов',
    '0 из 21\u00a0пункта',
  ])
  expect(inspection.answeredLong(0, 1)).toBe('Отвечено 0 из 1\u00a0пункта')
})

test('a clock that is far off is told in days', () => {
  const tools = { number: String, metres: String, moment: String, time: String }
  const said = (hours: number) => signals['exif-time']?.({ exif_taken_at: 'тогда', hours }, tools)
  expect(said(30)).toContain('не меньше 30 ч')
  expect(said(253)).toContain('не меньше 10\u00a0дней')
  expect(said(510)).toContain('не меньше 21\u00a0дня')
})

test('numbers, distances and sizes are written as people write them', async () => {
  await learn('en')
  const ru = say('ru')
  expect(ru.number(23.4)).toBe('23,4')
  expect([ru.metres(40), ru.metres(2_610), ru.metres(11_200)]).toEqual(['40\u00a0м', '2,6\u00a0км', '11\u00a0км'])
  expect([ru.bytes(36_000), ru.bytes(1_100_000)]).toEqual(['36\u00a0кБ', '1,1\u00a0МБ'])
  expect(say('en').metres(2_610)).toBe('2.6\u00a0km')
})
