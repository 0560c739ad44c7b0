// A newer version of the checklist: offered when it is on the phone, moved to without a network, nothing lost on the way.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Checklist } from '../../api/shapes'
import { CHECKLIST, inspection, item, opened, seen, shown, signedIn, world } from '../scene-double'
import { versionChanges } from './version-changes'

const NEWER: Checklist = {
  ...CHECKLIST,
  version: 2,
  sections: [
    {
      ...CHECKLIST.sections[0]!,
      items: [
        item('SIG-01', 'yes-no', { critical: false, photos: { always: 2, when_bad: 2 } }),
        item('SIG-02', 'text', { text: { ru: 'Буквы', en: 'Letters' } }),
        item('SIG-04', 'yes-no'),
      ],
    },
    CHECKLIST.sections[1]!,
  ],
}

async function withNewer() {
  const server = world()
  const held = await signedIn(server)
  server.newer = structuredClone(NEWER)
  await held.client.sync()
  return { server, held, open: await opened(held.client) }
}

it('offers a newer version once the phone has it, and none before', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  expect((await seen(open)).newer).toBe(null)
  server.newer = structuredClone(NEWER)
  await held.client.sync()
  expect((await seen(open)).newer?.version).toBe(2)
})

it('moves without a network and keeps every answer at its item; what fits no more is asked again', async () => {
  const { held, open } = await withNewer()
  await open.answer('SIG-01', 'yes')
  await open.answer('SIG-02', 31)
  expect(await open.moveVersion(2)).toMatchObject({ is: 'saved' })
  const after = await seen(open)
  expect([after.checklist.version, after.newer]).toEqual([2, null])
  expect(await shown(open, 'SIG-01')).toMatchObject({ value: 'yes', complete: true })
  expect(await shown(open, 'SIG-02')).toMatchObject({ value: 31, complete: false })
  expect(await shown(open, 'SIG-04')).toMatchObject({ value: undefined })
  await held.client.sync()
  expect((await seen(open)).checklist.version).toBe(2)
})

it('writes the move once', async () => {
  const { held, open } = await withNewer()
  await open.moveVersion(2)
  await open.moveVersion(2)
  const rows = await held.client.database()!.read(['outbox'], (tx) => tx.objectStore('outbox').getAll())
  expect(rows.filter((row) => row.op.kind === 'inspection.move_version')).toHaveLength(1)
})

it('takes back a move that the server refuses, and offers it again', async () => {
  const { server, held, open } = await withNewer()
  server.refuses = (op) => op.kind === 'inspection.move_version'
  await open.moveVersion(2)
  await held.client.sync()
  const after = await seen(open)
  expect([after.checklist.version, after.newer?.version, after.refusals.length]).toEqual([1, 2, 1])
})

it('offers nothing for what is finished', async () => {
  const { open } = await withNewer()
  await open.finish()
  expect((await seen(open)).newer).toBe(null)
})

it('names what is new, what is asked no more, and what of an item has changed, for this inspection alone', () => {
  const { added, changed, removed } = versionChanges(CHECKLIST, NEWER, inspection('visit-1', 'anna'))
  expect(added.map((each) => each.id)).toEqual(['SIG-04'])
  expect(removed.map((each) => each.id)).toEqual(['SIG-03'])
  expect(changed.map((each) => [each.item.id, each.what])).toEqual([
    ['SIG-01', ['photos', 'critical']],
    ['SIG-02', ['words', 'norm']],
  ])
})
