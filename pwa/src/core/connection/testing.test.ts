// What a computer says to the server to be tested: with an account at one place, by a link with its own key at another.

import { expect, it } from 'vitest'
import { makeApi } from '../../api/client'
import { confirmAccess, newKey, openLink, readAccess, testingByLink } from './by-link'
import { makeConnecting } from './connecting'

/** A server that writes down what it was asked, and answers the same. */
function listening(answer: unknown = {}, status = 200) {
  const heard: { what: string; body: unknown; headers: Record<string, string> }[] = []
  const api = makeApi(
    {
      fetch(url, init) {
        const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined
        heard.push({ what: `${init?.method ?? ''} ${url}`, body, headers: init?.headers as Record<string, string> })
        const headers = { 'Content-Type': 'application/json' }
        return Promise.resolve(new Response(JSON.stringify(answer), { status, headers }))
      },
      clock: { later: () => () => undefined },
    },
    '/api/v1',
  )
  return { api, heard }
}

it('reports at the application with an account, and shows no key', async () => {
  const { api, heard } = listening()
  const acts = makeConnecting(api, 'a1')
  await acts.all()
  await acts.report('r1', { browser: { able: ['print'] } })
  await acts.makeLink('l1', 'receipt', 'x1')
  await acts.makeLink('l2', 'computer')
  await acts.closeLink('l2')
  await acts.drawSheet('s1')
  expect(heard.map(({ what }) => what)).toEqual([
    'GET /api/v1/applications/a1/connection',
    'POST /api/v1/applications/a1/connection/results',
    'POST /api/v1/applications/a1/connection/links',
    'POST /api/v1/applications/a1/connection/links',
    'DELETE /api/v1/applications/a1/connection/links/l2',
    'GET /api/v1/applications/a1/connection/sheets/s1',
  ])
  expect(heard[1]!.body).toEqual({ id: 'r1', browser: { able: ['print'] } })
  expect(heard[2]!.body).toEqual({ id: 'l1', purpose: 'receipt', access_id: 'x1' })
  expect(heard[3]!.body).toEqual({ id: 'l2', purpose: 'computer', access_id: null })
  expect(heard.some(({ headers }) => 'X-Osmotr-Computer' in headers)).toBe(false)
})

it('reports by a link with the key of this computer, which stands in no address', async () => {
  const { api, heard } = listening()
  const acts = testingByLink(api, 'key')
  await acts.all()
  await acts.makeSheet('s1')
  await acts.report('r1', { printing: { none: true } })
  expect(heard.map(({ what }) => what)).toEqual([
    'GET /api/v1/test-computers/me',
    'POST /api/v1/test-computers/me/sheets',
    'POST /api/v1/test-computers/me/results',
  ])
  expect(heard.every(({ what, headers }) => headers['X-Osmotr-Computer'] === 'key' && !what.includes('key'))).toBe(true)
})

it('says the token of a link in a body, never in an address', async () => {
  const { api, heard } = listening()
  await openLink(api, { token: 'secret' }, 'key')
  await openLink(api, { code: 'ABCD EFGH' }, 'key')
  await readAccess(api, 'secret')
  await confirmAccess(api, 'secret', 'qa4x')
  expect(heard.map(({ body }) => body)).toEqual([
    { token: 'secret', key: 'key' },
    { code: 'ABCD EFGH', key: 'key' },
    { token: 'secret' },
    { token: 'secret', last: 'qa4x' },
  ])
  expect(heard.every(({ what }) => !what.includes('secret'))).toBe(true)
})

it('measures nothing where the server opens no line test', async () => {
  const problem = { code: 'link-revoked', message: '', facts: {} }
  const refused = await testingByLink(listening(problem, 410).api, 'key').measure(
    2,
    () => undefined,
    new AbortController().signal,
  )
  expect(refused).toMatchObject({ is: 'refused', problem: { code: 'link-revoked' } })
  const over = listening({ id: 't1', state: 'measured', secret: null, expires_in_s: 0 })
  expect(await testingByLink(over.api, 'key').measure(2, () => undefined, new AbortController().signal)).toMatchObject({
    is: 'unreachable',
  })
  expect(over.heard[0]).toMatchObject({ body: { cameras: 2 } })
  expect(over.heard).toHaveLength(1)
})

it('makes keys of 43 letters that an address could hold, never the same', () => {
  const keys = new Set(Array.from({ length: 50 }, newKey))
  expect(keys.size).toBe(50)
  for (const each of keys) expect(each).toMatch(/^[\w-]{43}$/)
})
