// A new version waits until nothing is being saved, and then every tab goes over to it.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchForUpdate, type Update } from './update'

class Workers extends EventTarget {
  controller: object | null = {}
  registration = Object.assign(new EventTarget(), {
    waiting: null as { postMessage(what: string): void } | null,
    installing: null,
  })
  register = () => Promise.resolve(this.registration)
}

let workers: Workers
let reload: ReturnType<typeof vi.fn>
let saving: { done(): void; settled(): Promise<void> }

beforeEach(() => {
  workers = new Workers()
  reload = vi.fn()
  let done = () => undefined as void
  const ended = new Promise<void>((resolve) => (done = resolve))
  saving = { done, settled: () => ended }
  vi.stubGlobal('navigator', { serviceWorker: workers })
  vi.stubGlobal('location', { reload })
})
afterEach(() => vi.unstubAllGlobals())

const turn = () => new Promise((resolve) => setTimeout(resolve))
const taken = () => workers.dispatchEvent(new Event('controllerchange'))

it('tells the waiting version to begin only when nothing is being saved', async () => {
  const told = vi.fn()
  workers.registration.waiting = { postMessage: told }
  const offered: Update[] = []
  await watchForUpdate((update) => offered.push(update), saving.settled)
  offered[0]!.take()
  await turn()
  expect(told).not.toHaveBeenCalled()
  saving.done()
  await turn()
  expect(told).toHaveBeenCalledExactlyOnceWith('update')
})

it('reloads a tab whose version was taken elsewhere, when it has settled itself', async () => {
  await watchForUpdate(() => undefined, saving.settled)
  taken()
  await turn()
  expect(reload).not.toHaveBeenCalled()
  saving.done()
  await turn()
  expect(reload).toHaveBeenCalledOnce()
})

it('does not reload when the first version of all takes the page over', async () => {
  workers.controller = null
  saving.done()
  await watchForUpdate(() => undefined, saving.settled)
  taken()
  await turn()
  expect(reload).not.toHaveBeenCalled()
  taken()
  await turn()
  expect(reload).toHaveBeenCalledOnce()
})
