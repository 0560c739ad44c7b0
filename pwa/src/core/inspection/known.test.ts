// What the service knows stands in the form by itself; a person's word is never written over.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { ServerDouble } from '../../sync/server-double'
import { inspection, opened, seen, signedIn, world } from '../scene-double'

const known = { 'SIG-02': { value: 33, words: { ru: 'сдали 1 из 3', en: '1 of 3 have passed' } } }

const device = (server: ServerDouble) => Object.keys(server.inspections.get('visit-2')?.doc.seen ?? {})[0] ?? ''

async function visit(given: Parameters<typeof inspection>[2]) {
  const server = world()
  server.plan(inspection('visit-2', 'anna', given))
  const { client } = await signedIn(server)
  const open = await opened(client, 'visit-2')
  const answers = async () => {
    const items = (await seen(open)).sections.flatMap((each) => each.items)
    return Object.fromEntries(
      items.filter((each) => each.value !== undefined).map(({ item, value }) => [item.id, value]),
    )
  }
  return { server, client, open, answers }
}

it('answers once, when the inspection is begun', async () => {
  const { server, client, open, answers } = await visit({ known })
  expect(await answers()).toEqual({})
  await open.start()
  await open.start()
  await open.fresh()
  await open.start()
  expect(await answers()).toEqual({ 'SIG-02': 33 })
  await client.sync()
  expect(server.inspections.get('visit-2')?.doc.fields['SIG-02']).toMatchObject({ value: 33, conflicts: [] })
  expect(server.inspections.get('visit-2')?.doc.seen).toEqual({ [device(server)]: 2 })
})

it('leaves what somebody has said, and what they have taken back', async () => {
  const { open, answers } = await visit({ known })
  await open.answer('SIG-02', 50)
  await open.start()
  expect(await answers()).toEqual({ 'SIG-02': 50 })
  await open.answer('SIG-02', null)
  await open.start()
  expect(await answers()).toEqual({})
})

it('answers what has become known after it was begun', async () => {
  const { server, client, open, answers } = await visit({})
  await open.start()
  await client.sync()
  server.plan(inspection('visit-2', 'anna', { known, state: 'started' }))
  await client.sync()
  await open.fresh()
  await open.start()
  expect(await answers()).toEqual({ 'SIG-02': 33 })
})

it('leaves a value that the item cannot have', async () => {
  const { open, answers } = await visit({ known: { 'SIG-02': { value: -1, words: known['SIG-02'].words } } })
  await open.start()
  expect(await answers()).toEqual({})
})

it('leaves what is said while it is being written', async () => {
  const { open, answers } = await visit({ known })
  await Promise.all([open.start(), open.answer('SIG-02', 50)])
  await Promise.all([open.start(), open.start()])
  expect(await answers()).toEqual({ 'SIG-02': 50 })
})
