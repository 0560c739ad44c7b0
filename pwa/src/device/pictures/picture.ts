// Makes photos small, one at a time, so that a weak phone never holds two of them: in a worker, on the page where that fails.

import type { Pictures, Shrunk } from '../phone'
import type { Wish } from './shrink'

export function workerPictures(): Pictures {
  let worker: Worker | null = null
  let last = 0
  let queue: Promise<unknown> = Promise.resolve()

  /** Null: the worker could not do it, which says nothing of the picture. */
  function ask(wish: Wish): Promise<Shrunk | null> {
    worker ??= new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' })
    const asked = worker
    const id = ++last
    return new Promise((resolve) => {
      const hear = (event: MessageEvent<{ id: number; shrunk?: Shrunk }>) => {
        if (event.data.id !== id) return
        asked.removeEventListener('message', hear)
        resolve(event.data.shrunk ?? null)
      }
      asked.addEventListener('message', hear)
      asked.onerror = () => {
        worker?.terminate()
        worker = null
        resolve(null)
      }
      asked.postMessage({ id, wish })
    })
  }

  async function make(wish: Wish): Promise<Shrunk> {
    const shrunk = await ask(wish)
    if (shrunk) return shrunk
    const here = import('./picture-page').then(({ shrinkHere }) => shrinkHere(wish))
    return await here.catch(() => ({ is: 'undecodable', heic: false }))
  }

  return {
    shrink(source, limits) {
      const turn = queue.then(() => make({ source, ...limits }))
      queue = turn
      return turn
    },
    show: (bytes, type) => URL.createObjectURL(new Blob([bytes], { type })),
    forget: (url) => URL.revokeObjectURL(url),
  }
}
