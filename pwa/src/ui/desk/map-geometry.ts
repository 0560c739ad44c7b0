// Where things fall on the small map: metres from the premises, then points of the drawing, north up.

export interface Place {
  latitude: number
  longitude: number
  /** Metres; the radius within which the phone believes to be. */
  accuracy: number
}

export interface MapFrame {
  width: number
  height: number
  /** Metres in one point of the drawing. */
  scale: number
}

export interface Mark {
  x: number
  y: number
  halo: number
  /** Too far to be drawn to scale: it stands at the edge, in the right direction. */
  beyond: boolean
}

const METRES_A_DEGREE = 111_320
const MARGIN = 18
/** Beyond so many radii a place stands at the edge, else the ring would shrink to a dot. */
const FARTHEST_RADII = 4

/** Metres east and north of the premises. Good to a metre within a few kilometres, which is all a drawing needs. */
export function offset(
  premises: { latitude: number; longitude: number },
  place: Place,
): { east: number; north: number } {
  const squeeze = Math.cos((premises.latitude * Math.PI) / 180)
  return {
    east: (place.longitude - premises.longitude) * METRES_A_DEGREE * squeeze,
    north: (place.latitude - premises.latitude) * METRES_A_DEGREE,
  }
}

/** The scale at which the ring and every place that is not too far fit. */
export function frameFor(
  premises: { latitude: number; longitude: number; radius_m: number },
  places: Place[],
  size: { width: number; height: number },
): MapFrame {
  const farthest = premises.radius_m * FARTHEST_RADII
  const reach = places.map((place) => {
    const { east, north } = offset(premises, place)
    return Math.min(Math.hypot(east, north) + place.accuracy, farthest)
  })
  const metres = Math.max(premises.radius_m * 1.15, ...reach)
  return { ...size, scale: metres / (Math.min(size.width, size.height) / 2 - MARGIN / 2) }
}

export function markFor(premises: { latitude: number; longitude: number }, place: Place, frame: MapFrame): Mark {
  const { east, north } = offset(premises, place)
  const half = { x: frame.width / 2 - MARGIN, y: frame.height / 2 - MARGIN }
  const x = east / frame.scale
  const y = -north / frame.scale
  const over = Math.max(Math.abs(x) / half.x, Math.abs(y) / half.y)
  const pull = over > 1 ? 1 / over : 1
  return {
    x: round(frame.width / 2 + x * pull),
    y: round(frame.height / 2 + y * pull),
    halo: round(place.accuracy / frame.scale),
    beyond: over > 1,
  }
}

/** The direction from the middle to a mark, as an angle of the drawing. */
export function bearing(mark: { x: number; y: number }, centre: { x: number; y: number }): number {
  return Math.atan2(mark.y - centre.y, mark.x - centre.x)
}

/** A round number of metres that makes a bar of about a quarter of the drawing. */
export function ruler(frame: MapFrame): { metres: number; length: number } {
  const wanted = (frame.width / 4) * frame.scale
  const power = 10 ** Math.floor(Math.log10(wanted))
  const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= wanted) ?? power
  return { metres, length: round(metres / frame.scale) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
