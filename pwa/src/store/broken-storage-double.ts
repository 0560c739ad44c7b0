// For tests: IndexedDB that breaks on order, as it does in the real browsers of the fault table.

import script from '../../../tests/faults/broken-storage.js?raw'

export interface Order {
  what: 'open' | 'dead' | 'closed' | 'request' | 'abort' | 'full' | 'unheard' | 'hang' | 'hang-end'
  /** So many pass before. */
  after?: number
  times?: number
  /** Of the exception. */
  name?: string
}

export interface Broken {
  order(given: Order): void
  /** How often it has struck. */
  mend(): number
}

/** Once 'fake-indexeddb/auto' stands in for the browser's. */
export function breakable(): Broken {
  const here = globalThis as unknown as { broken?: Broken }
  if (!here.broken) new Function(script)()
  if (!here.broken) throw new Error('nothing breaks')
  return here.broken
}
