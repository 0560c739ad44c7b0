// Words being typed: kept on the screen, given over what their author saw, and let go of only when they are kept.

import { expect, test } from 'vitest'
import { makeDrafting } from './draft'

interface Seen {
  op: string | null
}

/** A store that shows what it is told to show, and a field that is typed into. */
function field(text = '', op: string | null = null) {
  const store = { text, saw: { op } as Seen }
  const given: { text: string; over: string | null }[] = []
  const rests: (() => void)[] = []
  let answer: Seen | null = null
  const draft = makeDrafting<Seen>({
    stands: () => store,
    give: (words, saw) => {
      given.push({ text: words, over: saw.op })
      return Promise.resolve(answer)
    },
    rest(call) {
      rests.push(call)
      return () => void rests.splice(rests.indexOf(call), 1)
    },
    redraw: () => undefined,
  })
  return {
    draft,
    given,
    /** The next giving is kept as this operation; null: it is not kept. */
    keeps: (next: string | null) => (answer = next === null ? null : { op: next }),
    shows(words: string, by: string) {
      Object.assign(store, { text: words, saw: { op: by } })
      draft.look()
    },
    async pause() {
      rests.splice(0).forEach((call) => call())
      await Promise.resolve()
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

test('words are given over what stood there when their author began, whatever has come since', async () => {
  const { draft, given, keeps, shows } = field('старое', 'b:1')
  draft.type('моё')
  shows('чужое', 'b:2')
  expect(draft.text()).toBe('моё')
  keeps('a:1')
  await draft.settle()
  expect(given).toEqual([{ text: 'моё', over: 'b:1' }])
})

test('the next words stand over the ones given before, not over news that the field has hidden', async () => {
  const { draft, given, keeps, shows, pause } = field()
  draft.type('А')
  keeps('a:1')
  await pause()
  shows('А', 'a:1')
  shows('чужое', 'b:1')
  draft.type('АБ')
  keeps('a:2')
  await draft.settle()
  expect(given).toEqual([
    { text: 'А', over: null },
    { text: 'АБ', over: 'a:1' },
  ])
})

test('leaving a field in which all is kept gives nothing, and shows what has come meanwhile', async () => {
  const { draft, given, keeps, shows, pause } = field()
  draft.type('А')
  keeps('a:1')
  await pause()
  shows('А', 'a:1')
  shows('чужое', 'b:1')
  expect(draft.text()).toBe('А')
  expect(await draft.settle()).toBe(true)
  draft.look()
  expect([draft.text(), given.length]).toEqual(['чужое', 1])
})

test('what was typed goes on showing until the store has caught up with the last of it', async () => {
  const { draft, keeps, shows } = field('', null)
  draft.type('а')
  keeps('a:1')
  await draft.settle()
  draft.type('а б')
  keeps('a:2')
  await draft.settle()
  draft.look()
  expect(draft.text()).toBe('а б')
  shows('а', 'a:1')
  expect(draft.text()).toBe('а б')
  shows('а б.', 'a:2')
  expect(draft.text()).toBe('а б.')
})

test('what was not kept stays in the field, says so, and is given again', async () => {
  const { draft, given, keeps, shows } = field('', null)
  draft.type('слова')
  keeps(null)
  expect(await draft.settle()).toBe(false)
  shows('чужое', 'b:1')
  expect(draft.text()).toBe('слова')
  keeps('a:1')
  expect(await draft.settle()).toBe(true)
  expect(given.map((each) => each.over)).toEqual([null, null])
})

test('a field nobody has typed into gives nothing and follows the store', async () => {
  const { draft, given, shows } = field('старое', 'b:1')
  shows('новое', 'b:2')
  expect(await draft.settle()).toBe(true)
  expect([draft.text(), given]).toEqual(['новое', []])
})
