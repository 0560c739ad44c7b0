// Shots on their way from the shutter to the phone's storage: kept one after the other, a few at most on the way at once.

import { computed, signal, type ReadonlySignal } from '@preact/signals'

/** Uncompressed, a shot weighs twelve megabytes; compressed, one. */
const MOST_ENCODING = 2
const MOST_WAITING = 8

export interface ShotQueue {
  /** How many are not kept yet. */
  waiting: ReadonlySignal<number>
  /** One more would be too much to hold: the shutter rests. */
  full: ReadonlySignal<boolean>
  /** Takes a shot that is being encoded; `keep` gets it in its turn. The answer: whether there was a picture. */
  take(picture: Promise<Blob | null>, keep: (picture: Blob) => Promise<void>): Promise<boolean>
}

export function makeShotQueue(): ShotQueue {
  const waiting = signal(0)
  const encoding = signal(0)
  let last: Promise<unknown> = Promise.resolve()
  return {
    waiting,
    full: computed(() => encoding.value >= MOST_ENCODING || waiting.value >= MOST_WAITING),
    async take(picture, keep) {
      waiting.value += 1
      encoding.value += 1
      const encoded = picture.catch(() => null).finally(() => (encoding.value -= 1))
      const before = last
      const mine = encoded.then(async (blob) => {
        await before
        if (blob) await keep(blob)
        return blob !== null
      })
      last = mine.catch(() => undefined)
      try {
        return await mine
      } finally {
        waiting.value -= 1
      }
    },
  }
}
