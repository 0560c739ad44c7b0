// What is written on the tools of the viewer, each with its key.

import type { Locale } from '../../api/shapes'
import type { ViewerWords } from '../../ui/desk/photo-viewer'
import { keyOf } from './twin-keys'
import { twinWords } from './twin-words'

export function viewerWords(locale: Locale, slider: string): ViewerWords {
  const { viewer } = twinWords(locale)
  return {
    title: viewer.title,
    slider,
    nearer: { name: viewer.nearer, key: keyOf('nearer') },
    farther: { name: viewer.farther, key: keyOf('farther') },
    turn: { name: viewer.turn, key: keyOf('turn') },
    reset: { name: viewer.reset, key: keyOf('reset') },
    close: { name: viewer.close, key: 'Esc' },
  }
}
