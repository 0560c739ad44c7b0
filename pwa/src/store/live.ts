// Redraw on change: a signal that reads the store again when something it depends on was written.

import type { ReadonlySignal } from '@preact/signals'

export interface Live<T> {
  value: ReadonlySignal<T>
  stop(): void
}
