// What can be done with the pair of photos, by the name of the act; the page and the viewer obey the same.

import { moved, STEP, STRAIGHT, turned, zoomed, type Spot } from '../../../ui/desk/look-geometry'
import type { Acts } from '../twin-keys'
import type { Pair } from '../use-pair'

const CUT_STEP = 4
const SHIFT = 0.1

export function photoActs(pair: Pair, any: boolean): Acts {
  const shift = (by: Spot) => pair.setLook((look) => moved(look, by))
  const aside = (way: 1 | -1) => {
    if (pair.look.zoom > 1) return shift({ x: -way * SHIFT, y: 0 })
    if (pair.mode === 'split') return pair.setCut(pair.cut + way * CUT_STEP)
    pair.nextPair(way)
  }
  return {
    enlarge: any && (() => pair.enlarge(!pair.enlarged)),
    mode: pair.switchMode,
    marks: pair.switchMarks,
    left: () => aside(-1),
    right: () => aside(1),
    up: () => shift({ x: 0, y: SHIFT }),
    down: () => shift({ x: 0, y: -SHIFT }),
    nextLeft: () => pair.nextPhoto('left'),
    nextRight: () => pair.nextPhoto('right'),
    reportLeft: () => pair.nextReport('left'),
    reportRight: () => pair.nextReport('right'),
    nextPair: () => pair.nextPair(1),
    previousPair: () => pair.nextPair(-1),
    nearer: () => pair.setLook((look) => zoomed(look, STEP)),
    farther: () => pair.setLook((look) => zoomed(look, 1 / STEP)),
    turn: () => pair.setLook((look) => turned(look, 1)),
    turnBack: () => pair.setLook((look) => turned(look, -1)),
    reset: () => pair.setLook(() => STRAIGHT),
  }
}
