// What the camera says after a shot, in words: kept or not, and with or without a place.

import type { PhotoOutcome } from '../../../core/inspection/photo'
import type { CameraText } from '../../../text/ru/camera'

/** `about`: the photo that the words are about, which may be taken anew; the words then stand beside its picture. */
export interface Said {
  bad: boolean
  words: string
  about?: { sha256: string }
}

/** `enough`: with it, the item has all demanded photos. What a look at the picture found stands beside it:
 *  the photo is kept in any case. */
export function wordsOf(outcome: PhotoOutcome, text: CameraText, enough: boolean): Said {
  if (outcome.is === 'refused') return { bad: true, words: text.refused[outcome.why] }
  if (outcome.is === 'already-here') return { bad: false, words: text.already }
  const place = 'status' in outcome.position ? text.unplaced[outcome.position.status] : null
  if (outcome.doubt) {
    const words = [text.doubt[outcome.doubt], ...(place ? [`${place[0]!.toUpperCase()}${place.slice(1)}.`] : [])]
    return { bad: true, words: words.join(' '), about: { sha256: outcome.sha256 } }
  }
  const sentences = [place ? `${text.saved}, ${place}` : text.saved, ...(enough ? [text.enough] : [])]
  return { bad: false, words: sentences.length > 1 ? sentences.map((each) => `${each}.`).join(' ') : sentences[0]! }
}
