// What a chosen photo says of itself: when, where, by which device. Read before it is re-encoded, and never trusted.

import type { Exif } from '../../api/shapes'

const TIFF = {
  ifd0: { make: 0x010f, model: 0x0110, turned: 0x0112, software: 0x0131, time: 0x0132, exif: 0x8769, gps: 0x8825 },
  taken: 0x9003,
  offset: 0x9011,
}
const GPS = { north: 1, latitude: 2, east: 3, longitude: 4 }
const SIZES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }
const MOST_ENTRIES = 512
const LONGEST_TEXT = 100
const HEAD_BYTES = 256 * 1024

interface Entry {
  type: number
  count: number
  at: number
}

type Entries = Map<number, Entry>

/** How much of a file is enough to find its EXIF block. */
export const EXIF_HEAD_BYTES = HEAD_BYTES

/** Null when there is none or it is broken: a photo is never refused for its EXIF. */
export function exif(head: ArrayBuffer): Exif | null {
  try {
    const view = tiff(head)
    return view ? read(view) : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Whether a JPEG is to be shown as its rows stand in the file. What cannot be read may be turned. */
export function isUpright(head: ArrayBuffer): boolean {
  try {
    const view = tiff(head)
    if (!view) return true
    const little = view.getUint16(0) === 0x4949
    const turned = entries(view, view.getUint32(4, little), little).get(TIFF.ifd0.turned)
    return !turned || (turned.type === 3 && view.getUint16(turned.at, little) === 1)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The TIFF block inside a JPEG's APP1 segment. */
function tiff(head: ArrayBuffer): DataView | null {
  const view = new DataView(head)
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 4 <= view.byteLength;) {
    const marker = view.getUint16(at)
    const length = view.getUint16(at + 2)
    if ((marker & 0xff00) !== 0xff00 || marker === 0xffda || length < 2) return null
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966 && view.getUint16(at + 8) === 0) {
      return new DataView(head, at + 10, Math.min(length - 8, view.byteLength - at - 10))
    }
    at += 2 + length
  }
  return null
}

function read(view: DataView): Exif | null {
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return null
  const little = order === 0x4949
  const first = entries(view, view.getUint32(4, little), little)
  const inner = below(view, first, TIFF.ifd0.exif, little)
  const gps = below(view, first, TIFF.ifd0.gps, little)
  const said: Exif = {
    taken_at: time(
      words(view, inner.get(TIFF.taken)) ?? words(view, first.get(TIFF.ifd0.time)),
      words(view, inner.get(TIFF.offset)),
    ),
    latitude: degrees(view, gps, GPS.latitude, GPS.north, 'S', 90, little),
    longitude: degrees(view, gps, GPS.longitude, GPS.east, 'W', 180, little),
    make: words(view, first.get(TIFF.ifd0.make)),
    model: words(view, first.get(TIFF.ifd0.model)),
    software: words(view, first.get(TIFF.ifd0.software)),
  }
  const given = Object.entries(said).filter(([, value]) => value !== undefined)
  return given.length ? (Object.fromEntries(given) as Exif) : null
}

function entries(view: DataView, at: number, little: boolean): Entries {
  const found: Entries = new Map()
  const count = view.getUint16(at, little)
  if (count > MOST_ENTRIES) return found
  for (let i = 0; i < count; i++) {
    const entry = at + 2 + 12 * i
    const type = view.getUint16(entry + 2, little)
    const number = view.getUint32(entry + 4, little)
    const size = (SIZES[type] ?? 0) * number
    if (size === 0) continue
    const place = size <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
    if (place + size <= view.byteLength) found.set(view.getUint16(entry, little), { type, count: number, at: place })
  }
  return found
}

function below(view: DataView, parent: Entries, tag: number, little: boolean): Entries {
  const pointer = parent.get(tag)
  return pointer?.type === 4 ? entries(view, view.getUint32(pointer.at, little), little) : new Map()
}

function words(view: DataView, entry: Entry | undefined): string | undefined {
  if (entry?.type !== 2) return undefined
  const bytes = new Uint8Array(view.buffer, view.byteOffset + entry.at, Math.min(entry.count, LONGEST_TEXT))
  const text = new TextDecoder().decode(bytes).split('\0')[0]?.trim()
  return text || undefined
}

/** `2026:11:23 10:05:00`, with the zone when the camera wrote one; without it the time is left as local text. */
function time(said: string | undefined, zone: string | undefined): string | undefined {
  const parts = said?.match(/^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/)
  if (!parts || parts[1] === '0000') return undefined
  const offset = zone?.match(/^[+-]\d\d:\d\d$/) ? zone : ''
  return `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}${offset}`
}

function degrees(
  view: DataView,
  gps: Entries,
  tag: number,
  side: number,
  negative: string,
  most: number,
  little: boolean,
): number | undefined {
  const entry = gps.get(tag)
  if (entry?.type !== 5 || entry.count !== 3) return undefined
  const [whole, minutes, seconds] = [0, 8, 16].map((at) => rational(view, entry.at + at, little))
  const value = (whole ?? NaN) + (minutes ?? NaN) / 60 + (seconds ?? NaN) / 3600
  if (!Number.isFinite(value) || value > most) return undefined
  const sign = words(view, gps.get(side)) === negative ? -1 : 1
  return sign * Number(value.toFixed(7))
}

function rational(view: DataView, at: number, little: boolean): number {
  return view.getUint32(at, little) / view.getUint32(at + 4, little)
}
