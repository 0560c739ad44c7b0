// Which photo of a voice stands in the pair, and how it is labelled.

import type { ReportPhoto } from '../../../api/report-shapes'
import type { PairPhoto } from '../../../ui/desk/photo-pair'
import type { DeskWords } from '../../desk-words'
import { describe } from '../../layer-words'
import { photosOf, type TwinRow, type Voice } from '../twin'
import { sideName } from '../who'

export interface Shelf {
  photo: ReportPhoto | null
  index: number
  count: number
}

export function shelf(voice: Voice | null, wanted: number): Shelf {
  const photos = photosOf(voice)
  const index = Math.min(wanted, Math.max(photos.length - 1, 0))
  return { photo: photos[index] ?? null, index, count: photos.length }
}

/** Null where there is nothing to draw: no photo, or its bytes have not come. */
export function pairPhoto(
  row: TwinRow,
  voice: Voice | null,
  { photo, index, count }: Shelf,
  say: DeskWords,
  url: (sha256: string) => string,
  marks: boolean,
): PairPhoto | null {
  if (!voice || !photo || photo.state !== 'stored') return null
  const who = sideName(voice.side, say)
  const words = say.text.evidence
  const tag = words.tag(who, photo.taken_at ? say.stamp(photo.taken_at) : '', words.source[photo.source] ?? '')
  const shot = row.item.shots.find((each) => each.id === photo.shot)
  return {
    src: url(photo.sha256),
    alt: words.alt(who, say.words(row.item.texts), index + 1, count),
    tag: shot ? `${tag} · ${say.words(shot.title)}` : tag,
    width: photo.width || 4,
    height: photo.height || 3,
    shapes: marks ? photo.layer : [],
    drawn: describe(photo.layer, say.locale),
  }
}
