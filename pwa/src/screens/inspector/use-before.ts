// What the same person said of each item before it was returned, as far as the phone still keeps it.

import type { ItemView, Sheet } from '../../core/inspection/inspection'
import { useInspection } from '../use-inspection'
import { allItems } from './walk'

export interface Before {
  /** It has been looked for. */
  ready: boolean
  of(item: string): ItemView | undefined
}

export function useBefore(sheet: Sheet | null): Before {
  const previous = sheet?.inspection.previous_id ?? ''
  const { view } = useInspection(previous)
  const items = view.is === 'open' ? allItems(view) : []
  return {
    ready: sheet !== null && (previous === '' || view.is !== 'loading'),
    of: (item) => items.find((each) => each.item.id === item),
  }
}
