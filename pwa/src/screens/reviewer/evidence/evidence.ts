// What is heard about an item: signals of its answers and photos in one order, and the places of the photos shown.

import type { ReportPhoto } from '../../../api/report-shapes'
import type { Severity, Signal } from '../../../api/shapes'
import type { MapPlace } from '../../../ui/desk/mini-map'
import type { DeskWords } from '../../desk-words'
import type { VoiceKind } from '../../../api/shapes'
import type { Spoken } from '../columns'
import { shelfOf, type Slots } from '../pair'
import type { TwinRow } from '../twin'
import { sideName } from '../who'

export interface Heard {
  side: VoiceKind
  about: 'photo' | 'answer'
  signal: Signal
  /** The photo that it is about. */
  photo?: ReportPhoto
  /** So many more photos of this side have the same said of them. */
  more: number
}

const WEIGHT: Record<Severity, number> = { attention: 3, check: 2, note: 1 }

/** Signals of all photos and answers, the gravest first, those of the photos in sight before the others of their
 * weight; plain notes only of the photos that are in sight. */
export function heard(row: TwinRow, slots: Slots): Heard[] {
  const all = row.spoken.flatMap((spoken) => {
    const { report, cell } = spoken
    const said = { side: report.kind, more: 0 }
    const answers = cell.signals.map((signal) => ({ ...said, about: 'answer' as const, signal, near: true }))
    const photos = cell.photos.flatMap((photo, index) => {
      const near = inSight(row, slots, spoken, index)
      return photo.signals
        .filter((signal) => signal.severity !== 'note' || near)
        .map((signal) => ({ ...said, about: 'photo' as const, signal, photo, near }))
    })
    return [...answers, ...photos]
  })
  const weighed = all.sort(
    (a, b) => WEIGHT[b.signal.severity] - WEIGHT[a.signal.severity] || Number(b.near) - Number(a.near),
  )
  return together(weighed.map(({ near: _, ...each }) => each))
}

/** More than this of one kind are told once. */
const ALIKE = 3

function together(all: Heard[]): Heard[] {
  const kind = ({ side, about, signal }: Heard) => `${side} ${about} ${signal.code}`
  const counts = new Map<string, number>()
  for (const each of all) counts.set(kind(each), (counts.get(kind(each)) ?? 0) + 1)
  const told = new Set<string>()
  return all.flatMap((each) => {
    const count = counts.get(kind(each)) ?? 0
    if (count <= ALIKE) return [each]
    if (told.has(kind(each))) return []
    told.add(kind(each))
    return [{ ...each, more: count - 1 }]
  })
}

export interface EvidenceMap {
  places: MapPlace[]
  /** Photos without a place, in words. */
  nowhere: string[]
  description: string
  /** So many places inside the ring are not drawn, so many photos without a place not named: too many to read. */
  left: { places: number; nowhere: number }
}

/** So many places can be told apart, and so many sentences are read. */
const READABLE = { places: 16, nowhere: 4 }

/** All photos of all reports; the two that stand in the pair are the chosen ones. */
export function mapOf(row: TwinRow, slots: Slots, radius_m: number, say: DeskWords): EvidenceMap {
  const words = say.text.evidence.map
  const places: MapPlace[] = []
  const nowhere: string[] = []
  for (const spoken of row.spoken) {
    const { report, cell } = spoken
    const who = sideName(report.kind, say)
    for (const [index, photo] of cell.photos.entries()) {
      const place = placeOf(photo)
      const name = words.photo(who, index + 1)
      if (!place) {
        nowhere.push(words.nowhere(name, words.why[whyNowhere(photo)]))
        continue
      }
      const distance = photo.distance_m ?? 0
      const [far, about] = [say.metres(Math.round(distance)), say.metres(Math.round(place.accuracy))]
      const beyond = distance - place.accuracy > radius_m
      places.push({
        ...place,
        key: keyOf(report.inspection_id, index),
        label: words.place(who.toLocaleLowerCase(say.locale), far),
        words: words.described(
          name,
          far,
          about,
          beyond ? 'outside' : distance + place.accuracy > radius_m ? 'unsure' : 'inside',
        ),
        state: beyond ? 'bad' : 'info',
        shape: report.kind === 'visit' ? 'circle' : 'square',
        chosen: inSight(row, slots, spoken, index),
      })
    }
  }
  const worth = places.filter((place) => place.chosen || place.state === 'bad')
  const shown = places.length <= READABLE.places ? places : worth
  return {
    places: shown,
    nowhere: nowhere.slice(0, READABLE.nowhere),
    description: words.describe(
      say.metres(radius_m),
      shown.map((place) => place.words),
    ),
    left: { places: places.length - shown.length, nowhere: Math.max(nowhere.length - READABLE.nowhere, 0) },
  }
}

/** A place of the map by its report and the number of its photo there. */
export function keyOf(report: string, index: number): string {
  return `${report} ${index}`
}

/** Which photo a key of the map means. */
export function photoOf(key: string): { report: string; index: number } {
  const [report = '', index] = key.split(' ')
  return { report, index: Number(index) }
}

function inSight(row: TwinRow, slots: Slots, spoken: Spoken, index: number): boolean {
  return [slots.left, slots.right].some((slot) => {
    const shelf = shelfOf(row, slot)
    return shelf?.spoken === spoken && shelf.index === index
  })
}

function placeOf(photo: ReportPhoto): { latitude: number; longitude: number; accuracy: number } | null {
  const { position } = photo
  return position && 'latitude' in position ? position : null
}

function whyNowhere(photo: ReportPhoto): 'denied' | 'timeout' | 'unavailable' | 'unknown' {
  const { position } = photo
  return position && 'status' in position ? position.status : 'unknown'
}
