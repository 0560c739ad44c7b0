// Whatever comes back, or does not, becomes one of three things.

import { expect, it } from 'vitest'
import { makeApi } from './client'

const json = { 'Content-Type': 'application/json' }
const clock = { later: (ms: number, call: () => void) => (setTimeout(call, ms), () => undefined) }
const api = (response: () => Response | Promise<Response>) =>
  makeApi({ fetch: async () => response(), clock }, '/api/v1')

it.each([
  [
    'a value with its version',
    new Response('{"a":1}', { headers: { ...json, ETag: 'W/"7"' } }),
    { is: 'done', value: { a: 1 }, version: '7' },
  ],
  ['nothing, as asked', new Response(null, { status: 204 }), { is: 'done', value: undefined }],
  [
    'a refusal',
    new Response('{"code":"not-allowed","status":403}', { status: 403, headers: json }),
    { is: 'refused', problem: { code: 'not-allowed' } },
  ],
  [
    'a page of a stranger',
    new Response('<html>', { headers: { 'Content-Type': 'text/html' } }),
    { is: 'unreachable', why: 'portal' },
  ],
  [
    'a redirect',
    new Response(null, { status: 302, headers: { Location: 'http://wifi' } }),
    { is: 'unreachable', why: 'portal' },
  ],
  [
    'JSON of a stranger',
    new Response('{"login":1}', { status: 403, headers: json }),
    { is: 'unreachable', why: 'portal' },
  ],
  ['a proxy without a server', new Response('<html>', { status: 502 }), { is: 'unreachable', why: 'server-error' }],
  [
    'a bug',
    new Response('{"code":"server-fault"}', { status: 500, headers: json }),
    { is: 'unreachable', why: 'server-error' },
  ],
  [
    'come later',
    new Response('', { status: 503, headers: { 'Retry-After': '7' } }),
    { is: 'unreachable', why: 'busy', retry_after_s: 7 },
  ],
  [
    'no room',
    new Response('{"code":"storage-full"}', { status: 507, headers: { ...json, 'Retry-After': '60' } }),
    { is: 'unreachable', why: 'full', retry_after_s: 60 },
  ],
  ['half of an answer', new Response('{"a":', { headers: json }), { is: 'unreachable', why: 'offline' }],
])('understands %s', async (_what, response, outcome) => {
  expect(await api(() => response).ask('/x')).toMatchObject(outcome)
})

it('does not wait for ever', async () => {
  const silent = makeApi(
    {
      fetch: (_url, init) => new Promise((_, no) => init!.signal!.addEventListener('abort', () => no(new Error()))),
      clock,
    },
    '',
  )
  expect(await silent.ask('/x', { timeout_ms: 5 })).toEqual({ is: 'unreachable', why: 'timeout' })
})

it('shows on every request that it is ours, and which version the person saw', async () => {
  let asked: RequestInit = {}
  const line = makeApi(
    { fetch: async (_url, init) => ((asked = init!), new Response(null, { status: 204 })), clock },
    '',
  )
  await line.ask('/x', { method: 'POST', body: { a: 1 }, version: 3 })
  expect(asked.headers).toMatchObject({ 'X-Osmotr': '1', 'If-Match': '"3"', 'Content-Type': 'application/json' })
})
