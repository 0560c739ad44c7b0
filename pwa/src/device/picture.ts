// Makes photos small in a worker, one at a time, so that a weak phone never holds two of them.

import type { Pictures, Shrunk } from './phone'

export function workerPictures(): Pictures {
  let worker: Worker | null = null
  let last = 0
  let queue: Promise<unknown> = Promise.resolve()

  function ask(wish: { source: Blob; long_side: number; max_bytes: number }): Promise<Shrunk> {
    worker ??= new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' })
    const asked = worker
    const id = ++last
    return new Promise((resolve) => {
      const hear = (event: MessageEvent<{ id: number; shrunk?: Shrunk }>) => {
        if (event.data.id !== id) return
        asked.removeEventListener('message', hear)
        resolve(event.data.shrunk ?? { is: 'undecodable', heic: false })
      }
      asked.addEventListener('message', hear)
      asked.onerror = () => {
        worker?.terminate()
        worker = null
        resolve({ is: 'undecodable', heic: false })
      }
      asked.postMessage({ id, wish })
    })
  }

  return {
    shrink(source, limits) {
      const turn = queue.then(() => ask({ source, ...limits }))
      queue = turn
      return turn
    },
    show: (bytes, type) => URL.createObjectURL(new Blob([bytes], { type })),
    forget: (url) => URL.revokeObjectURL(url),
  }
}
