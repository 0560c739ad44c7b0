// The keyboard goes to the evidence beside an item, and back to the item.

export const EVIDENCE = 'evidence-side'
export const ITEM = 'item-centre'

export function turnToEvidence(): void {
  const side = document.getElementById(EVIDENCE)
  const there = side?.contains(document.activeElement)
  const to = there ? document.getElementById(ITEM) : side
  to?.focus()
  to?.scrollIntoView({ block: 'nearest' })
}
