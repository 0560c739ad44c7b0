// How a change is told: what an item was and becomes, in words.

import type { Item } from '../../api/shapes'
import type { StandardChange, StandardTask } from '../../api/standard-shapes'
import type { Say } from '../../text'
import { demandWords } from '../public/requirements/demand-words'
import { requirementsWords } from '../public/requirements/requirements-words'
import { standardsWords } from './standards-words'

/** «от 30 м², критичный, 2 снимка» */
export function saidOf(item: Item, say: Say): string {
  const text = standardsWords(say.locale)
  const { always } = item.photos
  return [
    demandWords(item, say, requirementsWords(say.locale)) ?? text.asked,
    item.critical && text.critical,
    always > 0 && text.photos(always),
  ]
    .filter(Boolean)
    .join(', ')
}

/** What stands before and after; the question itself where it is worded otherwise. */
export function sidesOf(
  { before, after, what }: StandardChange,
  say: Say,
): { before: string | null; after: string | null } {
  const told = (item: Item | null) =>
    item && [what.includes('text') && `«${say.words(item.text)}»`, saidOf(item, say)].filter(Boolean).join(', ')
  return { before: told(before), after: told(after) }
}

/** What waits for the owner, and what they have confirmed. */
export const partedOf = (items: StandardTask[]) => ({
  waiting: items.filter((each) => each.confirmed_at === null),
  confirmed: items.filter((each) => each.confirmed_at !== null),
})
