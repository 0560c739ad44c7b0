// Where the reviewer is in a twin report: which item, which groups are open, which photos stand in the pair.

import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Comparison } from '../../api/report-shapes'
import { twin, photosOf, type GroupName, type TwinGroup, type TwinRow } from './twin'

export interface TwinPlace {
  groups: TwinGroup[]
  isOpen: (group: TwinGroup) => boolean
  toggle: (group: TwinGroup) => void
  row: TwinRow | null
  /** Its number among the rows that are open, from 1, and how many those are. */
  position: { index: number; all: number }
  select: (item: string) => void
  step: (by: 1 | -1) => void
  pair: { applicant: number; inspector: number; mode: 'split' | 'beside'; cut: number; marks: boolean }
  nextPhoto: (side: 'applicant' | 'inspector') => void
  choosePhoto: (side: 'applicant' | 'inspector', index: number) => void
  setCut: (cut: number) => void
  switchMode: () => void
  /** What was drawn over the photos is shown, or not. */
  switchMarks: () => void
}

const MIDDLE = 50

export function useTwin(comparison: Comparison | undefined, asked: string | null): TwinPlace {
  const groups = useMemo(() => (comparison ? twin(comparison) : []), [comparison])
  const [toggled, setToggled] = useState<ReadonlySet<GroupName>>(new Set())
  const [selected, setSelected] = useState<string | null>(asked)
  const [photos, setPhotos] = useState({ applicant: 0, inspector: 0 })
  const [mode, setMode] = useState<'split' | 'beside'>('split')
  const [cut, setCut] = useState(MIDDLE)
  const [marks, setMarks] = useState(true)

  const isOpen = (group: TwinGroup) => group.open !== toggled.has(group.name)
  const open = groups.filter(isOpen).flatMap((group) => group.rows)
  const all = groups.flatMap((group) => group.rows)
  const row = all.find((each) => each.item.id === selected) ?? open[0] ?? all[0] ?? null
  const at = row ? open.indexOf(row) : -1

  useEffect(() => {
    setPhotos({ applicant: 0, inspector: 0 })
    setCut(MIDDLE)
  }, [row?.item.id])

  const select = (item: string) => {
    setSelected(item)
    history.replaceState(history.state, '', `#${item}`)
  }
  return {
    groups,
    isOpen,
    toggle: (group) =>
      setToggled((before) => {
        const after = new Set(before)
        if (!after.delete(group.name)) after.add(group.name)
        return after
      }),
    row,
    position: { index: at + 1, all: open.length },
    select,
    step: (by) => {
      const next = open[Math.min(Math.max(at + by, 0), open.length - 1)]
      if (next) select(next.item.id)
    },
    pair: { ...photos, mode, cut, marks },
    nextPhoto: (side) => {
      const count = photosOf(row?.[side] ?? null).length
      if (count) setPhotos((before) => ({ ...before, [side]: (before[side] + 1) % count }))
    },
    choosePhoto: (side, index) => setPhotos((before) => ({ ...before, [side]: index })),
    setCut: (to) => setCut(Math.min(Math.max(to, 0), 100)),
    switchMarks: () => setMarks((before) => !before),
    switchMode: () => setMode((before) => (before === 'split' ? 'beside' : 'split')),
  }
}
