// Both languages say everything, and count as people count.

import { expect, test } from 'vitest'
import { learn, say } from '.'
import { kinds as enKinds } from './en/kinds'
import { kinds as ruKinds } from './ru/kinds'

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

test('numbers, distances and sizes are written as people write them', async () => {
  await learn('en')
  const ru = say('ru')
  expect(ru.number(23.4)).toBe('23,4')
  expect([ru.metres(40), ru.metres(2_610), ru.metres(11_200)]).toEqual(['40\u00a0м', '2,6\u00a0км', '11\u00a0км'])
  expect([ru.bytes(36_000), ru.bytes(1_100_000)]).toEqual(['36\u00a0кБ', '1,1\u00a0МБ'])
  expect(say('en').metres(2_610)).toBe('2.6\u00a0km')
})
