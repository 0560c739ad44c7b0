// Shots on their way: kept in the order of the shutter, one at a time, never too many at once.

import { expect, it } from 'vitest'
import { makeShotQueue } from './shot-queue'

function later<T>() {
  let give: (value: T) => void = () => undefined
  const promise = new Promise<T>((resolve) => (give = resolve))
  return { promise, give }
}

it('keeps them in the order of the shutter, one at a time, whichever is encoded first', async () => {
  const queue = makeShotQueue()
  const [one, two] = [later<Blob | null>(), later<Blob | null>()]
  const kept: string[] = []
  let at_once = 0
  const keep = (name: string) => async () => {
    expect(++at_once).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    at_once -= 1
    kept.push(name)
  }
  const done = [queue.take(one.promise, keep('one')), queue.take(two.promise, keep('two'))]
  expect(queue.waiting.value).toBe(2)
  two.give(new Blob(['2']))
  one.give(new Blob(['1']))
  expect(await Promise.all(done)).toEqual([true, true])
  expect(kept).toEqual(['one', 'two'])
  expect(queue.waiting.value).toBe(0)
})

it('is full while two are encoded or eight are not kept, and free again after that', async () => {
  const queue = makeShotQueue()
  const shots = [later<Blob | null>(), later<Blob | null>()]
  const hold = later<void>()
  const done = shots.map((shot) => queue.take(shot.promise, () => hold.promise))
  expect(queue.full.value).toBe(true)
  shots.forEach((shot) => shot.give(new Blob(['x'])))
  await Promise.resolve(shots[1]!.promise)
  await new Promise((resolve) => setTimeout(resolve))
  expect(queue.full.value).toBe(false)
  for (let more = 0; more < 6; more++) done.push(queue.take(Promise.resolve(new Blob(['y'])), () => hold.promise))
  await new Promise((resolve) => setTimeout(resolve))
  expect(queue.full.value).toBe(true)
  hold.give()
  await Promise.all(done)
  expect(queue.full.value).toBe(false)
})

it('goes on after a shot that came to nothing, and after one that broke', async () => {
  const queue = makeShotQueue()
  const kept: string[] = []
  expect(await queue.take(Promise.resolve(null), async () => void kept.push('nothing'))).toBe(false)
  expect(await queue.take(Promise.reject(new Error('no canvas')), async () => void kept.push('broken'))).toBe(false)
  const bug = queue.take(Promise.resolve(new Blob(['x'])), () => Promise.reject(new Error('a bug')))
  await expect(bug).rejects.toThrow('a bug')
  expect(await queue.take(Promise.resolve(new Blob(['y'])), async () => void kept.push('next'))).toBe(true)
  expect(kept).toEqual(['next'])
  expect(queue.waiting.value).toBe(0)
})
