// Which items are shown, given the answers so far.

import type { Item } from '../api/shapes'

/** `value` answers what is given to an item now; an item shown by an item that is not shown is not shown either. */
export function isShown(_item: Item, _items: ReadonlyMap<string, Item>, _value: (item: string) => unknown): boolean {
  throw new Error('not built yet')
}
