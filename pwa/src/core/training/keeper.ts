// What a learner's phone knows, on its disk.

import { openLearnerStore } from '../../store/learner'
import { restored, type Learning } from './learning'

export interface Keeper {
  read(): Promise<Learning | null>
  /** Resolves when it is on the disk; null forgets whoever learnt here. */
  write(learning: Learning | null): Promise<void>
}

export function makeKeeper(): Keeper {
  const store = openLearnerStore()
  return {
    read: async () => restored(await store.read()),
    write: (learning) => store.write(learning && JSON.stringify(learning)),
  }
}
