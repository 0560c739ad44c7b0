// How two photos are looked at together: zoom, turn and shift, the same for both whatever the size of their frames.

/** `x`, `y`: the shift in parts of the frame's width and height; `turn` in degrees, clockwise. */
export interface Look {
  zoom: number
  turn: number
  x: number
  y: number
}

/** A place in a frame: parts of its width and height from its middle, −0.5…0.5. */
export interface Spot {
  x: number
  y: number
}

export const STRAIGHT: Look = { zoom: 1, turn: 0, x: 0, y: 0 }
export const NEAREST = 8
export const STEP = 1.5
const DOUBLE_TAP = 2.5

/** What lies under `at` stays under it. */
export function zoomed(look: Look, factor: number, at: Spot = { x: 0, y: 0 }): Look {
  const zoom = clamp(look.zoom * factor, 1, NEAREST)
  const grown = zoom / look.zoom
  return held({ ...look, zoom, x: at.x - (at.x - look.x) * grown, y: at.y - (at.y - look.y) * grown })
}

export function moved(look: Look, by: Spot): Look {
  return held({ ...look, x: look.x + by.x, y: look.y + by.y })
}

export function turned(look: Look, quarters: 1 | -1): Look {
  const turn = (look.turn + quarters * 90 + 360) % 360
  return { ...look, turn, x: 0, y: 0 }
}

/** Near where somebody tapped twice; whole again when it was near. */
export function tappedTwice(look: Look, at: Spot): Look {
  return look.zoom > 1 ? { ...look, zoom: 1, x: 0, y: 0 } : zoomed(look, DOUBLE_TAP, at)
}

/** Two fingers went from one pair of places to another: what lay under them lies under them still. */
export function pinched(look: Look, from: [Spot, Spot], to: [Spot, Spot], aspect: number): Look {
  const before = apart(from, aspect)
  const factor = before > 0 ? apart(to, aspect) / before : 1
  const [was, is] = [middle(from), middle(to)]
  return moved(zoomed(look, factor, was), { x: is.x - was.x, y: is.y - was.y })
}

export function isStraight(look: Look): boolean {
  return look.zoom === 1 && look.turn === 0
}

/** A frame never shows more than its own size beside the photo. */
function held(look: Look): Look {
  const most = (look.zoom - 1) / 2
  return { ...look, x: clamp(look.x, -most, most), y: clamp(look.y, -most, most) }
}

/** In parts of the frame's height; `aspect` is its width by its height. */
function apart([one, other]: [Spot, Spot], aspect: number): number {
  return Math.hypot((one.x - other.x) * aspect, one.y - other.y)
}

function middle([one, other]: [Spot, Spot]): Spot {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most) + 0
}
