// Words on their way to the network: sent twice under one id, kept when they do not arrive.

import { expect, it } from 'vitest'
import { newId, sayingOf, send } from './sayings'

it('keeps the words and their id until they have arrived', async () => {
  const saying = sayingOf('question 1')
  saying.value = { ...saying.value, text: ' У стены ' }
  const heard: [string, string][] = []
  const first = saying.value.id
  const lost = await send(saying, (id, text) => {
    heard.push([id, text])
    return Promise.resolve({ is: 'unreachable', why: 'offline' })
  })
  expect(lost).toBe(false)
  expect(sayingOf('question 1').value).toEqual({
    id: first,
    text: ' У стены ',
    standing: { is: 'unreachable', why: 'offline' },
  })
  const arrived = await send(saying, (id, text) => {
    heard.push([id, text])
    return Promise.resolve({ is: 'done', value: null, version: null })
  })
  expect(arrived).toBe(true)
  expect(heard).toEqual([
    [first, 'У стены'],
    [first, 'У стены'],
  ])
  expect(saying.value.text).toBe('')
  expect(saying.value.id).not.toBe(first)
})

it('sends nothing that is empty, and nothing twice at once', async () => {
  const saying = sayingOf('question 2')
  let asked = 0
  const by = () => {
    asked += 1
    return new Promise<never>(() => undefined)
  }
  expect(await send(saying, by)).toBe(false)
  saying.value = { ...saying.value, text: 'да' }
  void send(saying, by)
  expect(await send(saying, by)).toBe(false)
  expect(asked).toBe(1)
})

it('makes ids that the server takes', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
