// Each item as a tick of the ruler.

import type { ItemView } from '../core/inspection/inspection'
import type { Tick } from '../ui/parts/ticks'

export function ticksOf(items: ItemView[], here?: string): Tick[] {
  return items.map((each) => {
    if (each.item.id === here) return 'here'
    if (each.outcome === 'bad') return 'bad'
    return each.complete ? 'ok' : null
  })
}
