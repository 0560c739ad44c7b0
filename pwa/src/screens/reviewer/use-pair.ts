// The pair of photos in the reviewer's hands: which two, how they lie, where the border stands, how near one looks.

import { useState } from 'preact/hooks'
import { STRAIGHT, type Look } from '../../ui/desk/look-geometry'
import { firstSlots, nextPair, nextPhoto, nextReport, NONE, type Hand, type Slots } from './pair'
import type { TwinRow } from './twin'

export interface Pair extends Slots {
  mode: 'split' | 'beside'
  /** Where the border stands, 0…100. */
  cut: number
  /** What was drawn over the photos is shown. */
  marks: boolean
  look: Look
  enlarged: boolean
  choose: (hand: Hand, report: string, index: number) => void
  nextPhoto: (hand: Hand, by?: 1 | -1) => void
  nextReport: (hand: Hand) => void
  nextPair: (by: 1 | -1) => void
  setCut: (cut: number) => void
  setLook: (change: (look: Look) => Look) => void
  switchMode: () => void
  switchMarks: () => void
  enlarge: (enlarged: boolean) => void
}

const MIDDLE = 50
const START = { slots: NONE, cut: MIDDLE, look: STRAIGHT, enlarged: false }

export function usePair(row: TwinRow | null): Pair {
  const [mode, setMode] = useState<'split' | 'beside'>('split')
  const [marks, setMarks] = useState(true)
  const [kept, setKept] = useState({ item: '', ...START })
  const item = row?.item.id ?? ''
  const own = kept.item === item ? kept : { item, ...START, slots: row ? firstSlots(row) : NONE }
  const change = (to: (now: typeof own) => Partial<typeof own>) =>
    setKept((before) => {
      const now = before.item === item ? before : own
      return { ...now, ...to(now) }
    })
  const put = (to: (row: TwinRow, slots: Slots) => Slots) =>
    row && change((now) => ({ slots: to(row, now.slots), look: STRAIGHT }))
  return {
    ...own.slots,
    mode,
    cut: own.cut,
    look: own.look,
    marks,
    enlarged: own.enlarged,
    choose: (hand, report, index) => put((_, slots) => ({ ...slots, [hand]: { report, index } })),
    nextPhoto: (hand, by) => put((given, slots) => nextPhoto(given, slots, hand, by)),
    nextReport: (hand) => put((given, slots) => nextReport(given, slots, hand)),
    nextPair: (by) => put((given, slots) => nextPair(given, slots, by)),
    setCut: (to) => change(() => ({ cut: Math.min(Math.max(to, 0), 100) })),
    setLook: (to) => change((now) => ({ look: to(now.look) })),
    switchMode: () => setMode((before) => (before === 'split' ? 'beside' : 'split')),
    switchMarks: () => setMarks((before) => !before),
    enlarge: (enlarged) => change(() => ({ enlarged })),
  }
}
