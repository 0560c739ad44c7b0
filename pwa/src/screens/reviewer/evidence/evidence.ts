// What is heard about an item: signals of its answers and photos in one order, and the places of the photos shown.

import type { ReportPhoto } from '../../../api/report-shapes'
import type { Severity, Signal } from '../../../api/shapes'
import type { MapPlace } from '../../../ui/desk/mini-map'
import type { DeskWords } from '../../desk-words'
import { photosOf, type TwinRow, type Voice } from '../twin'
import { sideName } from '../who'

export interface Heard {
  side: Voice['side']
  about: 'photo' | 'answer'
  signal: Signal
  /** The photo that it is about. */
  photo?: ReportPhoto
}

interface Pair {
  applicant: number
  inspector: number
}

const WEIGHT: Record<Severity, number> = { attention: 3, check: 2, note: 1 }

/** Signals of all photos and answers, the gravest first; plain notes only of the photos that are in sight. */
export function heard(row: TwinRow, pair: Pair): Heard[] {
  return voices(row, pair)
    .flatMap(({ voice, shown }) => {
      const answers = voice.cell.signals.map((signal) => ({ side: voice.side, about: 'answer' as const, signal }))
      const photos = photosOf(voice).flatMap((photo, index) =>
        photo.signals
          .filter((signal) => signal.severity !== 'note' || index === shown)
          .map((signal) => ({ side: voice.side, about: 'photo' as const, signal, photo })),
      )
      return [...answers, ...photos]
    })
    .sort((a, b) => WEIGHT[b.signal.severity] - WEIGHT[a.signal.severity])
}

export interface EvidenceMap {
  places: MapPlace[]
  /** Photos without a place, in words. */
  nowhere: string[]
  description: string
}

/** All photos of both sides; the two that stand in the pair are the chosen ones. */
export function mapOf(row: TwinRow, pair: Pair, radius_m: number, say: DeskWords): EvidenceMap {
  const words = say.text.evidence.map
  const places: MapPlace[] = []
  const nowhere: string[] = []
  for (const { voice, shown } of voices(row, pair)) {
    const who = sideName(voice.side, say)
    for (const [index, photo] of photosOf(voice).entries()) {
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
        key: keyOf(voice.side, index),
        label: words.place(who.toLocaleLowerCase(say.locale), far),
        words: words.described(
          name,
          far,
          about,
          beyond ? 'outside' : distance + place.accuracy > radius_m ? 'unsure' : 'inside',
        ),
        state: beyond ? 'bad' : 'info',
        shape: voice.side === 'visit' ? 'circle' : 'square',
        chosen: index === shown,
      })
    }
  }
  const described = places.map((place) => place.words)
  return { places, nowhere, description: words.describe(say.metres(radius_m), described) }
}

/** A place of the map by its side and the number of its photo there. */
export function keyOf(side: Voice['side'], index: number): string {
  return `${side} ${index}`
}

/** Which photo a key of the map means. */
export function photoOf(key: string): { side: 'applicant' | 'inspector'; index: number } {
  const [side, index] = key.split(' ')
  return { side: side === 'visit' ? 'inspector' : 'applicant', index: Number(index) }
}

function voices(row: TwinRow, pair: Pair): { voice: Voice; shown: number }[] {
  const both = [
    { voice: row.applicant, shown: pair.applicant },
    { voice: row.inspector, shown: pair.inspector },
  ]
  return both.flatMap(({ voice, shown }) => (voice ? [{ voice, shown }] : []))
}

function placeOf(photo: ReportPhoto): { latitude: number; longitude: number; accuracy: number } | null {
  const { position } = photo
  return position && 'latitude' in position ? position : null
}

function whyNowhere(photo: ReportPhoto): 'denied' | 'timeout' | 'unavailable' | 'unknown' {
  const { position } = photo
  return position && 'status' in position ? position.status : 'unknown'
}
