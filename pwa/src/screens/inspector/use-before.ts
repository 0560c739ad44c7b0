// What the same person said of each item before it was returned, as far as the phone still keeps it.

import type { ItemView, Sheet } from '../../core/inspection'
import { useInspection } from '../use-inspection'
import { allItems } from './walk'

export function useBefore(sheet: Sheet | null): (item: string) => ItemView | undefined {
  const { view } = useInspection(sheet?.inspection.previous_id ?? '')
  const items = view.is === 'open' ? allItems(view) : []
  return (item) => items.find((each) => each.item.id === item)
}
