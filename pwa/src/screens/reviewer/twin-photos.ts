// A photo and the earlier one that a check found like it: both as pictures, and what is known to differ.

import type { ReportPhoto } from '../../api/report-shapes'
import type { Signal } from '../../api/shapes'
import type { PairPhoto } from '../../ui/desk/photo-pair'
import type { DeskWords } from '../desk-words'

type TwinPhoto = Omit<PairPhoto, 'unreadable' | 'more'>

export interface TwinPhotos {
  /** This one, then the earlier one; small to lie in the card, large to be compared. */
  small: [TwinPhoto, TwinPhoto]
  large: [TwinPhoto, TwinPhoto]
  differs: string[]
}

const THUMB = 400
const HOUR = 3_600_000

/** Null where there is nothing to lay beside: another signal, or bytes that have not come. */
export function twinPhotos(
  photo: ReportPhoto | undefined,
  { code, facts }: Signal,
  say: DeskWords,
  url: (sha256: string, size?: number) => string,
): TwinPhotos | null {
  const told = (code === 'same-bytes' || code === 'near-duplicate') && typeof facts.sha256 === 'string'
  if (!photo || !told || photo.state !== 'stored') return null
  const words = say.text.evidence.twins
  const earlier: Shown = {
    sha256: String(facts.sha256),
    taken_at: typeof facts.taken_at === 'string' ? facts.taken_at : null,
    source: facts.source === 'camera' ? 'camera' : 'file',
    width: Number(facts.width) || 0,
    height: Number(facts.height) || 0,
  }
  const names = [words.here, words.there(String(facts.number ?? ''), String(facts.item ?? ''))] as const
  const drawn = (size?: number): [TwinPhoto, TwinPhoto] => [
    picture(photo, names[0], say, url(photo.sha256, size)),
    picture(earlier, names[1], say, url(earlier.sha256, size)),
  ]
  const differs = code === 'same-bytes' ? [words.sameFile] : differences(photo, earlier, say)
  return { small: drawn(THUMB), large: drawn(), differs: [...differs, ...apart(photo, earlier, say)] }
}

type Shown = Pick<ReportPhoto, 'sha256' | 'taken_at' | 'source' | 'width' | 'height'>

function picture(photo: Shown, name: string, say: DeskWords, src: string): TwinPhoto {
  const { tag, source } = say.text.evidence
  const label = tag(name, photo.taken_at ? say.stamp(photo.taken_at) : '', source[photo.source] ?? '')
  return { src, alt: label, tag: label, width: photo.width || 4, height: photo.height || 3, shapes: [], drawn: '' }
}

function differences(photo: Shown, earlier: Shown, say: DeskWords): string[] {
  const { twins } = say.text.evidence
  const size = ({ width, height }: Shown) => `${say.number(width)}\u00a0×\u00a0${say.number(height)}`
  const resized = photo.width > 0 && earlier.width > 0 && size(photo) !== size(earlier)
  return [twins.otherFile, ...(resized ? [twins.size(size(photo), size(earlier))] : [])]
}

/** How long lies between the two shutters, as the phones tell. */
function apart(photo: Shown, earlier: Shown, say: DeskWords): string[] {
  if (!photo.taken_at || !earlier.taken_at) return []
  const hours = Math.abs(Date.parse(photo.taken_at) - Date.parse(earlier.taken_at)) / HOUR
  return Number.isFinite(hours) ? [say.text.evidence.twins.apart(hours)] : []
}
