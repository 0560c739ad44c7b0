// What stands in each half of the pair, and how it is labelled.

import type { PairPhoto } from '../../../ui/desk/photo-pair'
import type { ReportPhoto } from '../../../api/report-shapes'
import type { DeskWords } from '../../desk-words'
import { describe } from '../../layer-words'
import type { Hand, Shelf, Slots } from '../pair'
import type { TwinRow } from '../twin'
import { twinWords } from '../twin-words'
import { sealOf, sideName } from '../who'

/** Why there is no picture of a photo that was announced. */
export type NoPicture = 'missing' | 'lost' | 'undecodable'

export function noPicture(photo: ReportPhoto): NoPicture | null {
  if (photo.state !== 'stored') return photo.state
  return photo.signals.some((each) => each.code === 'does-not-decode') ? 'undecodable' : null
}

/** Null where there is nothing to draw: no photo, its bytes have not come, or they are no picture. */
export function pairPhoto(
  row: TwinRow,
  shelf: Shelf | null,
  fixed: 'before' | 'after' | null,
  say: DeskWords,
  url: (sha256: string) => string,
  marks: boolean,
): Omit<PairPhoto, 'unreadable' | 'more'> | null {
  if (!shelf?.photo || noPicture(shelf.photo)) return null
  const { photo, photos, index, spoken } = shelf
  const who = sideName(spoken.report.kind, say)
  const words = say.text.evidence
  const tag = words.tag(who, photo.taken_at ? say.stamp(photo.taken_at) : '', words.source[photo.source] ?? '')
  const shot = row.item.shots.find((each) => each.id === photo.shot)
  const fix = fixed && twinWords(say.locale).photos[fixed]
  return {
    src: url(photo.sha256),
    alt: words.alt(who, say.words(row.item.texts), index + 1, photos.length),
    tag: [fix && say.first(fix), tag].filter(Boolean).join(' · '),
    shot: shot && say.words(shot.title),
    width: photo.width || 4,
    height: photo.height || 3,
    shapes: marks ? photo.layer : [],
    drawn: describe(photo.layer, say.locale),
  }
}

/** Whether a half shows what was fixed, or what it was before. */
export function fixedIn(row: TwinRow, slots: Slots, hand: Hand): 'before' | 'after' | null {
  const [left, right] = [slots.left, slots.right].map((slot) =>
    row.spoken.findIndex(({ report }) => report.inspection_id === slot?.report),
  )
  if (left === undefined || right === undefined || left < 0 || right < 0 || left >= right) return null
  const after = row.spoken[right]?.report
  const before = row.spoken[left]?.report
  if (!after || !before || after.stage !== 'recheck' || after.kind !== before.kind) return null
  return hand === 'left' ? 'before' : 'after'
}

/** «1 из 3 · отчёт запечатан 20 ноября, 14:02» */
export function standingOf(shelf: Shelf, say: DeskWords): string {
  const { photos } = twinWords(say.locale)
  return [
    shelf.photos.length > 1 && photos.of(shelf.index + 1, shelf.photos.length),
    sealOf(shelf.spoken.report, say),
    shelf.photo?.amendment && photos.amendment,
  ]
    .filter(Boolean)
    .join(' · ')
}
