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

/** The items that are asked and that the answers show; a recheck shows all it asks. The same rule as on the server. */
export function shown(checklist: Checklist, inspection: Inspection, value: (item: string) => unknown): Item[] {
  const items = asked(checklist, inspection)
  if (inspection.items) return items
  const byId = new Map(items.map((item) => [item.id, item]))
  return items.filter((item) => isShown(item, byId, value))
}

/** Those of the asked items that the answers show: the same rule as on the server. Until the other item is answered, what
 *  hangs on it is shown; what hangs on a hidden item is hidden; what hangs on an item that nobody asks here is shown. */
export function shown(items: Item[], inspection: Inspection, value: (item: string) => unknown): Item[] {
  if (inspection.items) return items
  const known = new Map(items.map((item) => [item.id, item]))
  const decided = new Map<string, boolean>()

  function isShown(item: Item): boolean {
    const before = decided.get(item.id)
    if (before !== undefined) return before
    decided.set(item.id, true)
    const parent = item.shown_if && known.get(item.shown_if.item)
    const is = !parent || !item.shown_if || (isShown(parent) && matches(value(parent.id) ?? null, item.shown_if.in))
    decided.set(item.id, is)
    return is
  }

  return items.filter(isShown)
}

function matches(value: unknown, wanted: unknown[]): boolean {
  if (value === null) return true
  return Array.isArray(value) ? value.some((each) => wanted.includes(each)) : wanted.includes(value)
}
