// What a photo's record says of its shutter: when, which picture of the package, and the best position known when it is written.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { PhotoFacts } from '../../api/shapes'
import { makeFixes } from './fixes'
import { opened, picture, shown, signedIn, world, type Held } from '../scene-double'

const fix = (accuracy: number, age_ms = 0) => ({ latitude: 55.75, longitude: 37.61, accuracy, age_ms })

async function records(held: Held): Promise<PhotoFacts[]> {
  const rows = await held.client.database()!.read(['outbox'], (tx) => tx.objectStore('outbox').getAll())
  return rows.filter(({ op }) => op.kind === 'photo.attach').map(({ op }) => op.value as PhotoFacts)
}

it('keeps the best position heard until the record is written, and says when the shutter was', async () => {
  const held = await signedIn(world())
  const open = await opened(held.client)
  const at = held.phone.time.now
  const fixes = makeFixes()
  fixes.hear(fix(60), at)
  const { shrink } = held.phone.pictures
  held.phone.pictures.shrink = (...given) => {
    held.phone.time.now += 4_000
    fixes.hear(fix(7), held.phone.time.now)
    return shrink(...given)
  }
  const input = { source: 'camera' as const, picture: picture('p'), at, fixes, shot: 'facade' }
  const outcome = await open.takePhoto('SIG-01', input)
  expect(outcome).toMatchObject({ is: 'saved', position: fix(7, 4_000) })
  fixes.hear(fix(2), held.phone.time.now + 1_000)
  expect(await records(held)).toMatchObject([
    { position: fix(7, 4_000), taken_at: new Date(at).toISOString(), shot: 'facade', source: 'camera' },
  ])
  expect((await shown(open, 'SIG-01')).photos).toMatchObject([{ shot: 'facade' }])
})

it('is judged by the limits of the profile', async () => {
  const looks = { black: 20, one_colour: 4, blurred: 9 }
  const profile = { id: 'small', valid_from: '2026-01-01', title: { ru: 'Малая', en: 'Small' }, looks }
  const server = world()
  server.checklist.profile = profile
  const held = await signedIn(server)
  const open = await opened(held.client)
  const asked: unknown[] = []
  const { shrink } = held.phone.pictures
  held.phone.pictures.shrink = (source, limits) => (asked.push(limits.looks), shrink(source, limits))
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('p') })
  expect(asked).toEqual([looks])
})

it('is kept without a position and says why', async () => {
  const held = await signedIn(world())
  const open = await opened(held.client)
  const fixes = makeFixes()
  fixes.hear({ status: 'denied' }, held.phone.time.now)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('p'), fixes })
  const [record] = await records(held)
  expect(record?.position).toEqual({ status: 'denied' })
  expect(record).not.toHaveProperty('shot')
})
