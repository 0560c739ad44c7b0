// Where the phone is, how surely, and how long ago it knew.

import type { Position } from '../api/shapes'
import type { Location } from './phone'

const FRESH_MS = 5_000
const WAIT_MS = 20_000

type Status = 'denied' | 'timeout' | 'unavailable'

/** One watch of the receiver, however many screens look at it. */
export function watchedLocation(now: () => number): Location {
  const calls = new Set<(position: Position) => void>()
  let fix: { latitude: number; longitude: number; accuracy: number; at: number } | null = null
  let status: Status = 'unavailable'
  let watching: number | null = null

  function latest(): Position {
    if (!fix) return { status }
    const { latitude, longitude, accuracy, at } = fix
    return { latitude, longitude, accuracy, age_ms: Math.max(0, Math.round(now() - at)) }
  }

  function tell(): void {
    const position = latest()
    calls.forEach((call) => call(position))
  }

  function begin(): void {
    if (watching !== null || !('geolocation' in navigator)) return
    status = 'timeout'
    const options = { enableHighAccuracy: true, maximumAge: FRESH_MS, timeout: WAIT_MS }
    watching = navigator.geolocation.watchPosition(found, failed, options)
  }

  function found({ coords, timestamp }: GeolocationPosition): void {
    fix = { latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy, at: timestamp }
    tell()
  }

  /** An old position is better than none as long as its age is told; a withdrawn permission ends it. */
  function failed({ code }: GeolocationPositionError): void {
    status = code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable'
    if (status === 'denied') fix = null
    tell()
  }

  return {
    latest,
    watch(call) {
      calls.add(call)
      begin()
      call(latest())
      return () => {
        calls.delete(call)
        if (calls.size > 0 || watching === null) return
        navigator.geolocation.clearWatch(watching)
        watching = null
      }
    },
  }
}
