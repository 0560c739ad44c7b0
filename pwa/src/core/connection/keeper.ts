// What a computer remembers of a self-test, on its disk.

import { openTestedStore } from '../../store/tested'
import { NOTHING, restored, type Kept } from './kept'

export interface TestKeeper {
  /** What is kept now; nothing where the browser gives no storage. */
  read(): Promise<Kept>
  /** Applied to what is kept now, one after the other; resolves when it is on the disk, to whether it is. */
  change(by: (kept: Kept) => Kept): Promise<boolean>
}

export function makeTestKeeper(): TestKeeper {
  const store = openTestedStore()
  let latest: Promise<Kept> | null = null
  const read = () => (latest ??= store.read().then(restored, () => NOTHING))
  return {
    read,
    change(by) {
      const next = read().then(by)
      latest = next
      return next
        .then((kept) => store.write(JSON.stringify(kept)))
        .then(
          () => true,
          () => false,
        )
    },
  }
}
