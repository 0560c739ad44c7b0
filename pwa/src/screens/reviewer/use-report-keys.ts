// The keys that lead through a twin report, of today or frozen.

import { useKeys } from '../../ui/desk/use-keys'
import { turnToEvidence } from './evidence/focus'
import { keyed } from './twin-keys'
import type { TwinPlace } from './use-twin'

export function useReportKeys(place: TwinPlace, asleep = false): void {
  useKeys(
    asleep
      ? {}
      : keyed({
          next: () => place.step(1),
          previous: () => place.step(-1),
          nextGroup: () => place.jump(1),
          previousGroup: () => place.jump(-1),
          fold: place.toggleOwn,
          foldAll: place.toggleAll,
          evidence: turnToEvidence,
        }),
  )
}
