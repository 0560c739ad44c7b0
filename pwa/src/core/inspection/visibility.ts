// Which items are asked and shown, given the inspection and the answers so far.

import type { Checklist, Inspection, Item } from '../../api/shapes'

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

/** Until the item it hangs on is answered, an item is shown; what hangs on a hidden item is hidden too. */
function isShown({ shown_if }: Item, among: Map<string, Item>, value: (item: string) => unknown): boolean {
  const other = shown_if && among.get(shown_if.item)
  if (!other) return true
  if (!isShown(other, among, value)) return false
  const said = value(other.id) ?? null
  const given: unknown[] = Array.isArray(said) ? said : [said]
  return said === null || given.some((each) => shown_if.in.includes(each))
}
