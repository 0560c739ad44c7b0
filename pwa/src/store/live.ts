// Redraw on change: a signal that reads the store again when something it depends on was written.

import { signal, type ReadonlySignal } from '@preact/signals'
import type { Database } from './database'

export interface Live<T> {
  value: ReadonlySignal<T>
  /** Reads now and waits for it. */
  fresh(): Promise<void>
  stop(): void
}

/** `concerns` says whether a written topic matters here; `soon` may put the reading off. Readings never overlap, and the
 *  last one is of the last writing. */
export function live<T>(
  database: Database,
  first: T,
  read: () => Promise<T>,
  concerns: (topic: string) => boolean,
  soon: (call: () => void) => void = (call) => call(),
): Live<T> {
  const value = signal(first)
  let stopped = false
  let reading: Promise<void> | null = null
  let stale = false
  let due = false

  async function readOn(): Promise<void> {
    do {
      stale = false
      try {
        const next = await read()
        if (!stopped) value.value = next
      } catch (error) {
        // a storage that works no more says so itself, and has everything read again once it does
        if (!stopped && database.health.value.is !== 'failed') throw error
      }
    } while (stale && !stopped)
  }

  function fresh(): Promise<void> {
    stale = true
    reading ??= readOn().finally(() => (reading = null))
    return reading
  }

  const off = database.listen((topics) => {
    const matters = topics.filter(concerns).length > 0
    if (matters && !due) {
      due = true
      soon(() => {
        due = false
        if (!stopped) void fresh()
      })
    }
  })

  return {
    value,
    fresh,
    stop() {
      stopped = true
      off()
    },
  }
}
