// The items of the line that one measurement answers, and taking it as the answer of all of them.

import { useLocation } from 'preact-iso'
import { seenAfter, type ItemView, type OpenInspection, type Sheet } from '../../../core/inspection/inspection'
import { paths } from '../../phone-paths'
import { useTold, type Troubles } from '../use-told'
import { allItems } from '../walk'

/** From where the measurement was begun: it leads back there. */
export interface LineOf {
  open: OpenInspection
  sheet: Sheet
  section: string
  item: string
}

interface LineAnswers {
  items: ItemView[]
  troubles: Troubles
  /** Answers every item and goes on; what could not be written stays on the page, with its reason. */
  accept(value: unknown): Promise<void>
}

export function useLineAnswers({ open: kept, sheet, section, item }: LineOf): LineAnswers {
  const { route } = useLocation()
  const { open, troubles } = useTold(kept)
  const items = allItems(sheet).filter((each) => each.item.kind === 'internet-speed')
  const accept = async (value: unknown) => {
    for (const each of items) if (!seenAfter(await open.answer(each.item.id, value))) return
    route(paths.onwards(open.id, section, item))
  }
  return { items, troubles, accept }
}
