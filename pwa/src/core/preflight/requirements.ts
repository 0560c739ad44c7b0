// The requirements in force: asked of the server, kept on the device, and read in the thresholds of one format.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { Format, Requirements, Thresholds } from '../../api/public-shapes'
import type { Item, Section } from '../../api/shapes'
import type { Notes } from '../../device/phone'

const KEPT = 'requirements'
/** A device that keeps another shape of them asks anew. */
const SHAPE = 1

export function askRequirements(api: Api): Promise<Reply<Requirements>> {
  return api.ask('/requirements')
}

export function keepRequirements(notes: Notes, requirements: Requirements): void {
  notes.write(KEPT, JSON.stringify({ shape: SHAPE, requirements }))
}

/** What was read last; null when nothing was, or nothing that can be read. */
export function keptRequirements(notes: Notes): Requirements | null {
  try {
    const kept = JSON.parse(notes.read(KEPT) ?? 'null') as { shape: number; requirements: Requirements } | null
    return kept?.shape === SHAPE && Array.isArray(kept.requirements.formats) ? kept.requirements : null
  } catch {
    return null
  }
}

/** A format with the profile that holds on a day, and the one that follows. */
export interface Offered {
  id: string
  now: Thresholds
  next: Thresholds | null
}

/** The formats that hold on `day` (2026-11-27): kept requirements may be older than their own next profile. */
export function offered(requirements: Requirements, day: string): Offered[] {
  return requirements.formats.flatMap((format) => {
    const [now, next] = holding(format, day)
    return now ? [{ id: format.id, now, next }] : []
  })
}

function holding({ in_force, coming }: Format, day: string): [Thresholds | null, Thresholds | null] {
  const begun = coming.filter((each) => each.valid_from <= day)
  return [begun.at(-1) ?? in_force, coming.find((each) => each.valid_from > day) ?? null]
}

/** The sections with the thresholds put in, without the items that the format does not ask. */
export function sectionsOf(requirements: Requirements, thresholds: Thresholds): Section[] {
  const within = (item: Item) => ({ ...item, ...thresholds.items[item.id] })
  return requirements.sections
    .map((section) => ({ ...section, items: section.items.map(within).filter((item) => item.asked_of.length > 0) }))
    .filter((section) => section.items.length > 0)
}

export function itemsOf(requirements: Requirements, thresholds: Thresholds): Item[] {
  return sectionsOf(requirements, thresholds).flatMap((section) => section.items)
}

/** One item before and after a profile comes into force; null on the side that does not ask it. */
export interface Change {
  before: Item | null
  after: Item | null
}

export function changes(requirements: Requirements, now: Thresholds, next: Thresholds): Change[] {
  const [before, after] = [now, next].map((each) => itemsOf(requirements, each)) as [Item[], Item[]]
  const ids = requirements.sections.flatMap((section) => section.items.map((item) => item.id))
  return ids
    .map((id) => ({ before: named(before, id), after: named(after, id) }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after))
}

function named(items: Item[], id: string): Item | null {
  return items.find((item) => item.id === id) ?? null
}
