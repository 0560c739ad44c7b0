// The keys by which one walks through a twin report; none while something else lies over it.

import { useKeys } from '../../ui/desk/use-keys'
import { turnToEvidence } from './evidence/focus'
import { keyed } from './twin-keys'
import type { TwinPlace } from './use-twin'

export function useTwinKeys(place: TwinPlace, on: boolean): void {
  useKeys(
    keyed(
      on
        ? {
            next: () => place.step(1),
            previous: () => place.step(-1),
            nextGroup: () => place.jump(1),
            previousGroup: () => place.jump(-1),
            fold: place.toggleOwn,
            foldAll: place.toggleAll,
            evidence: turnToEvidence,
          }
        : {},
    ),
  )
}
