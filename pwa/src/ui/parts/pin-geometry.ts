// Where a touch on the map of a pin lies, and how coordinates are written and read.

import type { MapFrame } from '../desk/map-geometry'

export interface Point {
  latitude: number
  longitude: number
}

const METRES_A_DEGREE = 111_320

/** The place under a point of the drawing, whose middle is the pin; north up. Good to a metre within a few kilometres. */
export function movedTo(pin: Point, at: { x: number; y: number }, frame: MapFrame): Point {
  const squeeze = Math.max(Math.cos((pin.latitude * Math.PI) / 180), 0.01)
  const east = (at.x - frame.width / 2) * frame.scale
  const north = (frame.height / 2 - at.y) * frame.scale
  const longitude = pin.longitude + east / (METRES_A_DEGREE * squeeze)
  return {
    latitude: exact(Math.min(90, Math.max(-90, pin.latitude + north / METRES_A_DEGREE))),
    longitude: exact(((((longitude + 180) % 360) + 360) % 360) - 180),
  }
}

/** «56.860900, 35.911900», as maps write it. */
export function written({ latitude, longitude }: Point): string {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`
}

/** Two numbers, with a point or a comma within them; null when they are no place. */
export function read(text: string): Point | null {
  const parts = /,\s|;|\s/.test(text.trim()) ? text.trim().split(/\s*;\s*|,\s+|\s+/) : text.trim().split(',')
  const [latitude, longitude] = parts.map((each) => Number(each.replace(',', '.')))
  if (parts.length !== 2 || parts.includes('') || latitude === undefined || longitude === undefined) return null
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null
  return { latitude: exact(latitude), longitude: exact(longitude) }
}

/** A tenth of a metre, which is finer than any phone knows. */
function exact(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
