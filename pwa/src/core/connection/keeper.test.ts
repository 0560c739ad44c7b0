// What is typed is on the disk, also when many letters come at once.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { LINKED, NOTHING, typedFor, UNTYPED, withTyped } from './kept'
import { makeTestKeeper } from './keeper'

it('keeps the last of many letters, and what another part has kept beside it', async () => {
  const keeper = makeTestKeeper()
  expect(await keeper.read()).toEqual(NOTHING)
  const letters = Array.from('OSMOTR-ABCD', (_, at) => 'OSMOTR-ABCD'.slice(0, at + 1))
  const written = letters.map((square) =>
    keeper.change((kept) => withTyped(kept, LINKED, 's1', { ...UNTYPED, square })),
  )
  written.push(keeper.change((kept) => ({ ...kept, key: 'key' })))
  expect(await Promise.all(written)).toEqual(written.map(() => true))
  const again = await makeTestKeeper().read()
  expect(again.key).toBe('key')
  expect(typedFor(again, LINKED, 's1').square).toBe('OSMOTR-ABCD')
})
