// How far two places are apart, for showing on the phone; the server measures again on the ellipsoid.

interface Place {
  latitude: number
  longitude: number
}

const EARTH_M = 6_371_008.8

/** Metres along the great circle. */
export function distance(a: Place, b: Place): number {
  const rad = Math.PI / 180
  const up = Math.sin(((b.latitude - a.latitude) * rad) / 2)
  const across = Math.sin(((b.longitude - a.longitude) * rad) / 2)
  const h = up * up + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * across * across
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
