// What a newer version of a checklist changes for one inspection: item by item, by their ids. Pure.

import type { Checklist, Inspection, Item } from '../../api/shapes'
import { canonical } from '../../store/canonical'
import { asked } from './visibility'

/** `norm`: kind, thresholds, options, and on which answer the item hangs. */
export type Change = 'words' | 'norm' | 'photos' | 'critical'

export interface VersionChanges {
  added: Item[]
  changed: { item: Item; what: Change[] }[]
  /** Asked no more; what was answered stays in the inspection. */
  removed: Item[]
}

export function versionChanges(was: Checklist, now: Checklist, inspection: Inspection): VersionChanges {
  const before = new Map(asked(was, inspection).map((item) => [item.id, item]))
  const after = asked(now, inspection)
  const stays = new Set(after.map((item) => item.id))
  const changed = after.flatMap((item) => {
    const what = changesOf(before.get(item.id) ?? item, item)
    return what.length > 0 ? [{ item, what }] : []
  })
  return {
    added: after.filter((item) => !before.has(item.id)),
    changed,
    removed: [...before.values()].filter((item) => !stays.has(item.id)),
  }
}

const PARTS: [Change, (item: Item) => unknown][] = [
  ['words', ({ text, guidance }) => [text, guidance]],
  ['norm', ({ kind, settings, shown_if }) => [kind, settings, shown_if]],
  ['photos', ({ photos, shots }) => [photos, shots ?? []]],
  ['critical', ({ critical }) => critical],
]

function changesOf(was: Item, now: Item): Change[] {
  return PARTS.filter(([, part]) => canonical(part(was)) !== canonical(part(now))).map(([what]) => what)
}
