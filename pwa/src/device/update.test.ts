// A new version waits until nothing is being saved, and then every tab goes over to it.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchForUpdate, type Tab, type Update } from './update'

class Workers extends EventTarget {
  controller: object | null = {}
  registration = Object.assign(new EventTarget(), {
    waiting: null as { postMessage(what: string): void } | null,
    installing: null as EventTarget | null,
    update: vi.fn(() => Promise.reject(new Error('no network'))),
  })
  register = () => Promise.resolve(this.registration)
}

let workers: Workers
let reload: ReturnType<typeof vi.fn>
let saving: { done(): void }
let writing: { left(): void }
let tab: Tab

beforeEach(() => {
  workers = new Workers()
  reload = vi.fn()
  const ended = new Promise<void>((done) => (saving = { done }))
  const gone = new Promise<void>((left) => (writing = { left }))
  tab = { settled: () => ended, unwritten: () => gone }
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
  await watchForUpdate((update) => offered.push(update), tab)
  offered[0]!.take()
  await turn()
  expect(told).not.toHaveBeenCalled()
  saving.done()
  await turn()
  expect(told).toHaveBeenCalledExactlyOnceWith('update')
})

it('reloads a tab whose version was taken elsewhere, when its words are kept and it has settled itself', async () => {
  await watchForUpdate(() => undefined, tab)
  taken()
  saving.done()
  await turn()
  expect(reload).not.toHaveBeenCalled()
  writing.left()
  await turn()
  expect(reload).toHaveBeenCalledOnce()
})

it('reloads the tab that was tapped, whatever is written in it, once it has settled', async () => {
  workers.registration.waiting = { postMessage: () => taken() }
  const offered: Update[] = []
  await watchForUpdate((update) => offered.push(update), tab)
  offered[0]!.take()
  await turn()
  expect(reload).not.toHaveBeenCalled()
  saving.done()
  await turn()
  expect(reload).toHaveBeenCalledOnce()
})

it('offers a version that another tab had begun to fetch', async () => {
  const installing = (workers.registration.installing = new EventTarget())
  const offered: Update[] = []
  await watchForUpdate((update) => offered.push(update), tab)
  expect(offered).toEqual([])
  workers.registration.waiting = { postMessage: () => undefined }
  installing.dispatchEvent(new Event('statechange'))
  expect(offered).toHaveLength(1)
})

it('looks for a new version each hour, network or not', async () => {
  vi.useFakeTimers()
  await watchForUpdate(() => undefined, tab)
  expect(workers.registration.update).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2 * 3_600_000)
  expect(workers.registration.update).toHaveBeenCalledTimes(2)
  vi.useRealTimers()
})

it('does not reload when the first version of all takes the page over', async () => {
  workers.controller = null
  saving.done()
  writing.left()
  await watchForUpdate(() => undefined, tab)
  taken()
  await turn()
  expect(reload).not.toHaveBeenCalled()
  taken()
  await turn()
  expect(reload).toHaveBeenCalledOnce()
})
