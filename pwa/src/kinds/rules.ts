// The list of kinds: what each lets through and what passes. `views.ts` has the same keys; the compiler proves it.

import type { ItemKind } from '../api/shapes'
import { choice } from './choice/rules'
import { choices } from './choices/rules'
import { date } from './date/rules'
import { internetSpeed } from './internet-speed/rules'
import type { Rules } from './kind'
import { location } from './location/rules'
import { number } from './number/rules'
import { text } from './text/rules'
import { yesNo } from './yes-no/rules'

export const rules: Record<ItemKind, Rules> = {
  'yes-no': yesNo,
  number,
  choice,
  choices,
  text,
  date,
  location,
  'internet-speed': internetSpeed,
}
