// What is typed is on the disk before anybody says so, comes back after a death, and is let go when it has arrived.

import { expect, test } from 'vitest'
import type { Draft, Drafts } from '../../core/help'
import { send } from '../talk/sayings'
import { keptSaying, typed } from './kept-saying'

function drawer(left: Draft | null = null, works = true) {
  const written: (Draft | null)[] = []
  const drafts: Drafts = {
    read: () => Promise.resolve(left),
    keep: (_name, draft) => {
      written.push(draft)
      return Promise.resolve(works)
    },
  }
  return { drafts, written }
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 0))

test('what was left comes back as it was, and as not sent when it was tried', async () => {
  const { drafts } = drawer({ id: 'a', text: 'Вопрос', tried: true })
  const { saying } = keptSaying(drafts, 'anna', '1')
  await rest()
  expect(saying.value).toEqual({ id: 'a', text: 'Вопрос', standing: { is: 'unreachable', why: 'offline' } })
})

test('the last words typed are the last written, and kept is said only then', async () => {
  const { drafts, written } = drawer()
  const { saying, kept } = keptSaying(drafts, 'anna', '2')
  await rest()
  for (const text of ['В', 'Во', 'Воп']) typed(saying, text)
  expect(kept.value).toBe(false)
  await rest()
  expect(kept.value).toBe(true)
  expect(written.at(-1)?.text).toBe('Воп')
  await send(saying, () => Promise.resolve({ is: 'done', value: null, version: null }))
  await rest()
  expect(written.at(-1)).toBe(null)
  expect(kept.value).toBe(false)
})

test('where nothing can be written, nobody says that it is kept', async () => {
  const { drafts } = drawer(null, false)
  const { saying, kept } = keptSaying(drafts, 'anna', '3')
  await rest()
  typed(saying, 'Вопрос')
  await rest()
  expect(kept.value).toBe(false)
})

test('words that are changed after they were tried are another message', async () => {
  const { drafts } = drawer()
  const { saying } = keptSaying(drafts, 'anna', '4')
  await rest()
  typed(saying, 'Вопрос')
  const first = saying.value.id
  await send(saying, () => Promise.resolve({ is: 'unreachable', why: 'offline' }))
  expect(saying.value.id).toBe(first)
  typed(saying, 'Вопрос?')
  expect(saying.value.id).not.toBe(first)
})
