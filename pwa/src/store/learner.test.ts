// The record of a learner's phone: the last write stands, also for whoever opens the store anew.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { openLearnerStore } from './learner'

it('keeps what was written last, and nothing once it is taken out', async () => {
  const store = openLearnerStore()
  expect(await store.read()).toBeNull()
  await Promise.all([store.write('one'), store.write('two')])
  expect(await openLearnerStore().read()).toBe('two')
  await store.write(null)
  expect(await openLearnerStore().read()).toBeNull()
})
