// The pair on the whole screen, with everything that the page does with it.

import type { PairFace } from '../../../ui/desk/photo-pair'
import { PhotoViewer, type ViewerTool } from '../../../ui/desk/photo-viewer'
import type { Look } from '../../../ui/desk/look-geometry'
import { useDesk } from '../../use-desk'
import type { Shelf } from '../pair'
import { keyed, keyOf, type Acts } from '../twin-keys'
import { twinWords } from '../twin-words'
import type { Pair } from '../use-pair'
import { viewerWords } from '../viewer-words'

interface Props {
  left: PairFace
  right: PairFace
  mode: Pair['mode']
  cut: number
  onCut: (cut: number) => void
  look: Look
  onLook: (change: (look: Look) => Look) => void
  slider: string
  pair: Pair
  acts: Acts
  shelves: { left: Shelf | null; right: Shelf | null }
  drawn: boolean
}

export function PairViewer({ pair, acts, shelves, drawn, slider, ...view }: Props) {
  const { say } = useDesk()
  const words = twinWords(say.locale).viewer
  const { of } = twinWords(say.locale).photos
  const both = view.left.photo !== null && view.right.photo !== null
  const tools: ViewerTool[] = []
  if (both) {
    tools.push({
      icon: 'between',
      word: { name: words.mode[pair.mode], key: keyOf('mode') },
      act: pair.switchMode,
    })
  }
  for (const hand of ['left', 'right'] as const) {
    const shelf = shelves[hand]
    if (!shelf || shelf.photos.length < 2) continue
    tools.push({
      icon: hand === 'left' ? 'back' : 'forward',
      word: {
        name: `${words[hand]} ${of(shelf.index + 1, shelf.photos.length)}`,
        key: keyOf(hand === 'left' ? 'nextLeft' : 'nextRight'),
      },
      short: `${words.short[hand]} ${shelf.index + 1}/${shelf.photos.length}`,
      act: () => pair.nextPhoto(hand),
    })
  }
  if (drawn) {
    tools.push({
      icon: 'pencil',
      word: { name: words.marks, key: keyOf('marks') },
      act: pair.switchMarks,
      pressed: pair.marks,
    })
  }
  const close = () => pair.enlarge(false)
  const shift = { ArrowUp: acts.up || undefined, ArrowDown: acts.down || undefined }
  return (
    <PhotoViewer
      {...view}
      left={alone(view.left, shelves.left)}
      right={alone(view.right, shelves.right)}
      words={viewerWords(say.locale, slider)}
      tools={tools}
      keys={{ ...keyed(acts), ...shift }}
      onClose={close}
    />
  )
}

/** That somebody attached nothing needs no half of the screen; that a photo is lost does. */
function alone(face: PairFace, shelf: Shelf | null): PairFace {
  return shelf?.photo ? face : { photo: null, none: null }
}
