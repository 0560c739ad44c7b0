// What must end before the app may be exchanged: every answer and every photo that is being saved.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Shrunk } from '../device/phone'
import { makeActs } from './acts'
import { opened, picture, shown, signedIn, world } from './scene-double'

const turn = () => new Promise((resolve) => setTimeout(resolve))

function watched(settling: Promise<void>): { is: boolean } {
  const found = { is: false }
  void settling.then(() => (found.is = true))
  return found
}

it('is not settled while a photo is being made small, and is once it is kept', async () => {
  const { client, phone } = await signedIn(world())
  const open = await opened(client)
  let finish = (_: Shrunk) => undefined as void
  phone.pictures.shrink = () => new Promise((resolve) => (finish = resolve))
  const taking = open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  const settled = watched(client.settled())
  await turn()
  expect(settled.is).toBe(false)
  const bytes = new TextEncoder().encode('x').buffer
  finish({ is: 'picture', bytes, type: 'image/jpeg', width: 1, height: 1, exif: null, doubt: null })
  expect(await taking).toMatchObject({ is: 'saved' })
  await turn()
  expect(settled.is).toBe(true)
})

it('is settled only when the answers given before are on the phone', async () => {
  const { client } = await signedIn(world())
  const open = await opened(client)
  void open.answer('SIG-01', 'yes')
  void open.note('SIG-01', 'у входа')
  await client.settled()
  expect(await shown(await opened(client), 'SIG-01')).toMatchObject({ value: 'yes', note: 'у входа' })
})

it('waits for what begins while it waits, and for what fails', async () => {
  const acts = makeActs()
  let [one, two] = [() => undefined as void, (_: Error) => undefined as void]
  void acts.during(() => new Promise<void>((resolve) => (one = resolve)))
  const settled = watched(acts.settled())
  const failing = acts.during(() => new Promise<void>((_, reject) => (two = reject)))
  one()
  await turn()
  expect(settled.is).toBe(false)
  two(new Error('the disk is full'))
  await expect(failing).rejects.toThrow('the disk is full')
  await turn()
  expect(settled.is).toBe(true)
})
