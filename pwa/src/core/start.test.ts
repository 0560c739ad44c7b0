// The first seconds of a phone: as few questions as can be, and none that would tell of a person who has left.

import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { hold, opened, seen, signedIn, world } from './scene-double'

const asked = (requests: string[]) =>
  requests.map((each) => each.replace(/(devices)\/.*/, '$1').replace(/\/test.*/, ''))

it('asks four things between the cookie and the first question, and for the keys of receipts after it', async () => {
  const server = world()
  const held = hold(server)
  held.jar.account = 'anna'
  await held.client.begin()
  await held.client.sync()
  expect((await seen(await opened(held.client))).sections[0]?.items).not.toEqual([])
  const before = ['GET /session', 'PUT /devices', 'GET /sync/changes', 'GET /checklists']
  expect(asked(server.requests)).toEqual([...before, 'GET /keys'])
})

it('hands over words before it asks for news once it has written any', async () => {
  const server = world()
  const held = await signedIn(server)
  await (await opened(held.client)).answer('SIG-01', 'yes')
  server.requests = []
  await held.client.sync()
  expect(asked(server.requests)).toEqual(['POST /sync/operations', 'GET /sync/changes'])
})

it('hands over words first even where the server has never heard of the phone', async () => {
  const server = world()
  const held = hold(server)
  await held.client.begin()
  await held.client.signIn('anna@demo.test', 'secret')
  await held.client.sync()
  await (await opened(held.client)).answer('SIG-01', 'yes')
  server.devices.clear()
  server.requests = []
  await held.client.sync()
  expect(asked(server.requests).indexOf('POST /sync/operations')).toBe(0)
  expect(server.inspections.get('visit-1')?.doc.fields['SIG-01']).toMatchObject({ value: 'yes' })
})

it('says goodbye for a person who left without a network, and does not ask who is there', async () => {
  const server = world()
  const left = await signedIn(server)
  server.weather = ['down']
  await left.client.signOut()
  const next = hold(server, left.wires, { account: 'anna' })
  server.requests = []
  await next.client.begin()
  expect(server.requests).toEqual(['DELETE /session'])
  expect(next.client.session.value).toEqual({ is: 'signed-out' })
  expect(next.jar.account).toBeNull()
})

it('has the page fetch, beside the app itself, the very address that it will ask first', () => {
  const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8')
  expect(page).toMatch(/<link rel="preload" href="\/api\/v1\/session" as="fetch" crossorigin \/>/)
})

it('makes no format of dates before a date is shown', async () => {
  vi.resetModules()
  const made = vi.spyOn(Intl, 'DateTimeFormat')
  const { say } = await import('../text')
  const spoken = say('ru')
  expect(made).not.toHaveBeenCalled()
  expect(spoken.time('2026-11-23T09:05:00')).toBe('9:05')
  expect(made).toHaveBeenCalledOnce()
  made.mockRestore()
})
