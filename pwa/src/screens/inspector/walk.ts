// Which item comes next while a person walks through a checklist.

import type { ItemView, SectionView, Sheet } from '../../core/inspection/inspection'

export interface Place {
  section: string
  item: string
}

export function allItems(sheet: Sheet): ItemView[] {
  return sheet.sections.flatMap((section) => section.items)
}

export function findItem(sheet: Sheet, id: string): (Place & { view: ItemView }) | null {
  for (const section of sheet.sections) {
    const view = section.items.find((each) => each.item.id === id)
    if (view) return { section: section.id, item: id, view }
  }
  return null
}

export function firstUnanswered(sheet: Sheet): Place | null {
  for (const section of sheet.sections) {
    const view = nextOpen(section, null)
    if (view) return { section: section.id, item: view.item.id }
  }
  return null
}

/** The next item of a section without a whole answer, after `from` and then from its beginning. */
export function nextOpen(section: SectionView, from: string | null): ItemView | null {
  const at = section.items.findIndex((each) => each.item.id === from)
  const order = [...section.items.slice(at + 1), ...section.items.slice(0, Math.max(at, 0))]
  return order.find((each) => !each.complete && each.item.id !== from) ?? null
}

/** The first item of a section that lacks something besides an answer: a photo, words. */
export function firstGap(section: SectionView): ItemView | null {
  return section.items.find((each) => each.missing.length > 0) ?? null
}

export function sectionAfter(sheet: Sheet, id: string): SectionView | null {
  const at = sheet.sections.findIndex((section) => section.id === id)
  const order = [...sheet.sections.slice(at + 1), ...sheet.sections.slice(0, at)]
  return order.find((section) => section.items.some((each) => each.missing.length > 0)) ?? null
}
