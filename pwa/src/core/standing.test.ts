// What the phone says of itself with each push, and what becomes of a refusal that an administrator has lifted.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { breakable } from '../store/broken-storage-double'
import { hold, opened, picture, shown, signedIn, world } from './scene-double'

/** The server has refused an answer, and the phone knows. */
async function refused() {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  server.refuses = () => true
  await open.answer('SIG-02', 41)
  await held.client.sync()
  return { server, held, open }
}

it('tells after each push what is still only here, and that nothing is when all has gone', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.answer('SIG-02', 30)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('door') })
  held.phone.time.now += 3_600_000
  server.standings = []
  await held.client.sync()
  const [first, last] = [server.standings[0], server.standings.at(-1)]
  expect(first).toMatchObject({ operations: 0, photos: 1, app_version: 'test', former: [] })
  expect(first!.oldest_ms).toBeGreaterThanOrEqual(3_600_000)
  expect(last).toMatchObject({ operations: 0, photos: 0, oldest_ms: null })
})

it('does not count what the push itself hands over, and counts what has to wait for the next', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  for (let n = 0; n < 100; n++) await open.note('SIG-02', `слово ${n}`)
  held.phone.time.now += 1_000_000
  await open.note('SIG-02', 'последнее')
  held.phone.time.now += 5_000
  server.standings = []
  await held.client.sync()
  expect(server.standings[0]).toMatchObject({ operations: 1 })
  expect(server.standings[0]!.oldest_ms).toBeLessThan(1_000_000)
  expect(server.standings.at(-1)).toMatchObject({ operations: 0, oldest_ms: null })
})

it('never says that something waits for a time that is still to come', async () => {
  const server = world()
  const held = await signedIn(server)
  await (await opened(held.client)).takePhoto('SIG-01', { source: 'camera', picture: picture('door') })
  held.phone.time.now -= 86_400_000
  server.standings = []
  await held.client.sync()
  expect(server.standings[0]).toMatchObject({ photos: 1, oldest_ms: 0 })
})

it('tells of a store that has failed, once it works again', async () => {
  const server = world()
  const held = await signedIn(server)
  held.phone.pace.times = 100
  const broken = breakable()
  const open = await opened(held.client)
  broken.order({ what: 'abort', times: 999 })
  await open.answer('SIG-01', 'yes')
  broken.mend()
  await held.client.tryAgain()
  held.phone.time.now += 60_000
  server.standings = []
  await held.client.sync()
  expect(server.standings[0]).toMatchObject({ storage: { failure: { code: 'AbortError' } } })
  expect(server.standings[0]!.storage!.failure!.age_ms).toBeGreaterThanOrEqual(60_000)
})

it('takes the mark of a refusal away once an administrator has let the value in', async () => {
  const { server, held, open } = await refused()
  expect((await shown(open, 'SIG-02')).refusals).toHaveLength(1)
  server.release(server.quarantine[0]!.id)
  await held.client.sync()
  expect(await shown(open, 'SIG-02')).toMatchObject({ value: 41, refusals: [], unsent: false })
  expect(held.client.status.refusals.value).toEqual([])
})

it('says the reason of today when an administrator tried in vain', async () => {
  const { server, held } = await refused()
  const [id, before] = [...server.journal][0]!
  server.journal.set(id, { ...before, verdict: { ...before.verdict, code: 'inspection-closed' } })
  await held.client.sync()
  expect(held.client.status.refusals.value).toMatchObject([{ value: 41, code: 'inspection-closed' }])
})

it('does not take a release for an operation of other content under the same number', async () => {
  const { server, held } = await refused()
  server.release(server.quarantine[0]!.id)
  server.released[0]!.hash = 'f'.repeat(64)
  await held.client.sync()
  expect(held.client.status.refusals.value).toHaveLength(1)
})

it('sends the photo of a refused announcement once that was let in', async () => {
  const server = world()
  const held = await signedIn(server)
  const open = await opened(held.client)
  server.refuses = () => true
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('door') })
  await held.client.sync()
  expect(server.bytes.size).toBe(0)
  server.release(server.quarantine[0]!.id)
  await held.client.sync()
  expect(server.bytes.size).toBe(1)
})

it('hears of a release on another start of the phone', async () => {
  const { server, held } = await refused()
  held.client.end()
  server.release(server.quarantine[0]!.id)
  const again = hold(server, held.wires, held.jar)
  await again.client.begin()
  await again.client.sync()
  expect(again.client.status.refusals.value).toEqual([])
})
