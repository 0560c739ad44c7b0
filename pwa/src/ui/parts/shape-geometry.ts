// Where a shape falls on a drawing whose long side is a thousand points, whatever the size of the picture.

import type { Point, Shape } from '../../api/shapes'

const LONG_SIDE = 1000
/** In points of the drawing. */
export const SIZES = { head: 42, text: 46 }

export interface Place {
  x: number
  y: number
}

export function frameOf(width: number, height: number): { width: number; height: number } {
  const scale = LONG_SIDE / Math.max(width, height, 1)
  return { width: Math.round(Math.max(width, 1) * scale), height: Math.round(Math.max(height, 1) * scale) }
}

export function onFrame([x, y]: Point, frame: { width: number; height: number }): Place {
  return { x: round(x * frame.width), y: round(y * frame.height) }
}

/** The two barbs at the end of an arrow; a short arrow has short ones. */
export function arrowHead(from: Place, to: Place): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const barb = Math.min(SIZES.head, length / 2)
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const [left, right] = [angle + 2.6, angle - 2.6].map((each) => ({
    x: round(to.x + barb * Math.cos(each)),
    y: round(to.y + barb * Math.sin(each)),
  })) as [Place, Place]
  return `M${left.x} ${left.y}L${to.x} ${to.y}L${right.x} ${right.y}`
}

export function boxOf(from: Place, to: Place): Place & { rx: number; ry: number } {
  return {
    x: round((from.x + to.x) / 2),
    y: round((from.y + to.y) / 2),
    rx: round(Math.abs(to.x - from.x) / 2),
    ry: round(Math.abs(to.y - from.y) / 2),
  }
}

/** The points by which a shape is held. */
export function holdsOf(shape: Shape): Point[] {
  return shape.is === 'text' ? [shape.at] : [shape.from, shape.to]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
