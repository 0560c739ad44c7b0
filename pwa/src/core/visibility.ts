// Which items are asked and shown, given the inspection and the answers so far.

import type { Checklist, Inspection, Item } from '../api/shapes'

/** A recheck asks exactly the returned items; otherwise the voice and the state of the premises decide. */
export function asked(checklist: Checklist, inspection: Inspection): Item[] {
  const items = checklist.sections.flatMap((section) => section.items)
  if (inspection.items) {
    const returned = new Set(inspection.items.map((each) => each.id))
    return items.filter((item) => returned.has(item.id))
  }
  const voice = inspection.kind === 'visit' ? 'inspector' : 'applicant'
  const { stage } = inspection
  return items.filter((item) => item.asked_of.includes(voice) && item.stages.some((each) => each === stage))
}

/** Until the item it hangs on is answered, an item is shown: the same rule as on the server. */
export function isShown(item: Item, value: (item: string) => unknown): boolean {
  if (!item.shown_if) return true
  const given = value(item.shown_if.item) ?? null
  return given === null || item.shown_if.in.includes(given)
}
