// How far the phone is turned from upright, so that a façade does not lean.

import type { Stop } from './phone'

type Orientation = typeof DeviceOrientationEvent & { requestPermission?: () => Promise<'granted' | 'denied'> }

/** Whether the angle comes only after a tap that asks for it, as on iOS. Chromium can ask too, and mostly gives it unasked. */
export async function levelAsks(): Promise<boolean> {
  if (!('DeviceOrientationEvent' in window) || !(DeviceOrientationEvent as Orientation).requestPermission) return false
  const sensor = { name: 'gyroscope' as PermissionName }
  const known = await navigator.permissions?.query(sensor).catch(() => null)
  return known?.state !== 'granted'
}

/** Asks for it; must be called in a tap. */
export async function askLevel(): Promise<boolean> {
  const answer = await (DeviceOrientationEvent as Orientation).requestPermission?.().catch(() => 'denied')
  return answer === 'granted'
}

/** Calls with the turn in degrees, clockwise positive, or null while the phone lies too flat to tell. A phone without the
 *  sensor never calls. */
export function watchLevel(call: (turn: number | null) => void): Stop {
  const hear = ({ beta, gamma }: DeviceOrientationEvent) => {
    if (beta !== null && gamma !== null) call(turnOf(beta, gamma, screen.orientation?.angle ?? 0))
  }
  window.addEventListener('deviceorientation', hear)
  return () => window.removeEventListener('deviceorientation', hear)
}

const FLAT = 0.5
const RADIANS = Math.PI / 180

/** From the angles of the device (W3C: Z-X′-Y″) and that of the screen in it, all in degrees. The angles themselves jump
 *  when the phone stands upright; the direction of gravity that they mean does not. */
export function turnOf(beta: number, gamma: number, screen_angle: number): number | null {
  const across = Math.cos(beta * RADIANS) * Math.sin(gamma * RADIANS)
  const along = Math.sin(beta * RADIANS)
  if (Math.hypot(across, along) < FLAT) return null
  const turn = Math.atan2(across, along) / RADIANS + screen_angle
  return ((((turn + 180) % 360) + 360) % 360) - 180
}
