// An application that is let go of and opened again at once stays open.

import { afterEach, expect, test, vi } from 'vitest'
import type { Api } from '../../api/client'
import { makeQueue } from './queue'

afterEach(() => vi.unstubAllGlobals())

test('who comes back at once opens it only after it has been let go of', async () => {
  const asked: string[] = []
  let answer: (reply: Response) => void = () => undefined
  vi.stubGlobal('fetch', (url: string, how: RequestInit) => {
    asked.push(`${how.method ?? ''} ${url}`)
    return new Promise<Response>((resolve) => (answer = resolve))
  })
  const api = {
    url: (path: string) => path,
    ask: async (path: string, how: { method: string }) => {
      asked.push(`${how.method} ${path}`)
      return { is: 'done', value: { lock: null } }
    },
  } as unknown as Api
  makeQueue(api).closeAsThePageGoes('a')
  const queue = makeQueue(api) // each page has its own
  const opened = queue.open('a')
  await queue.open('b')
  expect(asked).toEqual(['DELETE /applications/a/lock', 'PUT /applications/b/lock'])
  answer(new Response(null, { status: 204 }))
  await opened
  expect(asked.at(-1)).toBe('PUT /applications/a/lock')
  await queue.open('a')
  expect(asked).toHaveLength(4)
})

test('a goodbye that is never answered holds nobody up for long', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  const api = { url: (path: string) => path, ask: async () => ({ is: 'done' }) } as unknown as Api
  const queue = makeQueue(api)
  queue.closeAsThePageGoes('c')
  const opened = queue.open('c')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await opened).toMatchObject({ is: 'done' })
  vi.useRealTimers()
})

test('a line that is cut holds nobody up', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const api = { url: (path: string) => path, ask: async () => ({ is: 'done' }) } as unknown as Api
  const queue = makeQueue(api)
  queue.closeAsThePageGoes('a')
  expect(await queue.open('a')).toMatchObject({ is: 'done' })
})
