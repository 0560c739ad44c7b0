// Where the reviewer is in a twin report: which item, which groups are open, what stands on a small screen.

import { useMemo, useState } from 'preact/hooks'
import type { Comparison } from '../../api/report-shapes'
import { turnedFor, twin, walked, type GroupName, type TwinGroup, type TwinRow } from './twin'
import { usePair, type Pair } from './use-pair'

export interface TwinPlace {
  groups: TwinGroup[]
  isOpen: (group: TwinGroup) => boolean
  toggle: (group: TwinGroup) => void
  /** The group of the item on the screen. */
  toggleOwn: () => void
  /** All at once: open while one is folded. */
  toggleAll: () => void
  row: TwinRow | null
  /** Its number among the rows that are open, from 1, and how many those are; among all when its group is folded. */
  position: { index: number; all: number }
  select: (item: string) => void
  step: (by: 1 | -1) => void
  /** To the first item of the next or the former group, which opens. */
  jump: (by: 1 | -1) => void
  /** What a small screen shows; a large one has room for both. */
  pane: 'list' | 'item'
  toList: () => void
  pair: Pair
}

export function useTwin(comparison: Comparison | undefined, asked: string | null): TwinPlace {
  const groups = useMemo(() => (comparison ? twin(comparison) : []), [comparison])
  const [turned, setTurned] = useState<ReadonlySet<GroupName> | null>(null)
  const toggled = turned ?? turnedFor(groups, asked)
  const [selected, setSelected] = useState<string | null>(asked)
  const [pane, setPane] = useState<TwinPlace['pane']>(asked ? 'item' : 'list')

  const isOpen = (group: TwinGroup) => group.open !== toggled.has(group.name)
  const open = groups.filter(isOpen).flatMap((group) => group.rows)
  const all = groups.flatMap((group) => group.rows)
  const row = all.find((each) => each.item.id === selected) ?? open[0] ?? all[0] ?? null
  const rows = walked(open, all, row)
  const at = row ? rows.indexOf(row) : -1
  const own = groups.findIndex((group) => group.name === row?.group)
  const pair = usePair(row)

  const turn = (those: TwinGroup[]) =>
    setTurned((before) => {
      const after = new Set(before ?? toggled)
      for (const { name } of those) if (!after.delete(name)) after.add(name)
      return after
    })
  const select = (item: string) => {
    setSelected(item)
    setPane('item')
    history.replaceState(history.state, '', `#${item}`)
  }
  return {
    groups,
    isOpen,
    toggle: (group) => turn([group]),
    toggleOwn: () => turn(groups.slice(own, own + 1)),
    toggleAll: () => {
      const folded = groups.filter((group) => !isOpen(group))
      turn(folded.length ? folded : groups)
    },
    row,
    position: { index: at + 1, all: rows.length },
    select,
    step: (by) => {
      const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)]
      if (next) select(next.item.id)
    },
    jump: (by) => {
      const next = groups[Math.min(Math.max(own + by, 0), groups.length - 1)]
      const first = next?.rows[0]
      if (!next || !first) return
      if (!isOpen(next)) turn([next])
      select(first.item.id)
    },
    pane,
    toList: () => setPane('list'),
    pair,
  }
}
