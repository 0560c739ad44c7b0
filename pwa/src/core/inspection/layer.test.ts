// What is drawn over a photo is an operation of its own: kept without a network, never a change of the bytes.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Shape } from '../../api/shapes'
import { opened, picture, signedIn, world } from '../scene-double'

const ARROW: Shape = { is: 'arrow', from: [0.123456, 2], to: [-1, 0.5], colour: 'red' }
const WORDS: Shape = { is: 'text', at: [0.5, 0.5], words: ' щель 🙂 ', colour: 'yellow' }

async function photographed() {
  const held = await signedIn(world())
  const open = await opened(held.client)
  const taken = await open.takePhoto('SIG-01', { source: 'camera', picture: picture('p') })
  if (taken.is !== 'saved') throw new Error(taken.is)
  const layers = (await open.layers())!
  const operations = () => held.client.database()!.read(['outbox'], (tx) => tx.objectStore('outbox').getAll())
  return {
    ...held,
    open,
    layers,
    operations,
    sha256: taken.sha256,
    seen: async () => (await layers.of('SIG-01'))[taken.sha256],
  }
}

it('keeps a drawing within the picture and reads it back', async () => {
  const { layers, sha256, seen } = await photographed()
  const outcome = await layers.draw('SIG-01', sha256, [ARROW, WORDS, { ...WORDS, words: '  ' }])
  expect(outcome.is).toBe('saved')
  expect((await seen())?.shapes).toEqual([
    { is: 'arrow', from: [0.1235, 1], to: [0, 0.5], colour: 'red' },
    { is: 'text', at: [0.5, 0.5], words: 'щель 🙂', colour: 'yellow' },
  ])
})

it('writes the same drawing once, goes on from what was seen, and takes it away', async () => {
  const { layers, sha256, seen, operations } = await photographed()
  const first = await layers.draw('SIG-01', sha256, [WORDS])
  expect(await layers.draw('SIG-01', sha256, [WORDS])).toEqual(first)
  await layers.draw('SIG-01', sha256, [])
  expect((await seen())?.shapes).toEqual([])
  const drawn = (await operations()).filter(({ op }) => op.kind === 'layer.set')
  expect(drawn.map(({ op }) => [op.base, op.value === null])).toEqual([
    [null, false],
    [first.is === 'saved' && first.op, true],
  ])
})

it('leaves the photo and its place in the item as they are', async () => {
  const { client, open, layers, sha256 } = await photographed()
  await layers.draw('SIG-01', sha256, [ARROW])
  await open.fresh()
  const again = await open.takePhoto('SIG-01', { source: 'camera', picture: picture('p') })
  expect(again).toMatchObject({ is: 'already-here', sha256 })
  await client.sync()
  expect(client.status.unsent.value.operations).toBe(0)
})

it('draws nothing on what is finished', async () => {
  const { open, layers, sha256 } = await photographed()
  await open.finish()
  expect((await layers.draw('SIG-01', sha256, [ARROW])).is).toBe('closed')
})
