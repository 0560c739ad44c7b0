// The list of kinds: how each is filled and read. `rules.ts` has the same keys; the compiler proves it.

import type { ItemKind } from '../api/shapes'
import { choiceView } from './choice/view'
import { choicesView } from './choices/view'
import { dateView } from './date/view'
import { internetSpeedView } from './internet-speed/view'
import type { View } from './kind'
import { locationView } from './location/view'
import { numberView } from './number/view'
import { textView } from './text/view'
import { yesNoView } from './yes-no/view'

export const views: Record<ItemKind, View> = {
  'yes-no': yesNoView,
  number: numberView,
  choice: choiceView,
  choices: choicesView,
  text: textView,
  date: dateView,
  location: locationView,
  'internet-speed': internetSpeedView,
}
