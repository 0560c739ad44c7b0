// What a finger does to the shapes over a photo: draws a new one, takes one by its holds, moves it, undoes. Pure.

import type { LayerColour, Point, Shape } from '../../../api/shapes'
import { frameOf, holdsOf, onFrame } from '../../../ui/parts/shape-geometry'

export type Tool = Shape['is']

export interface Drawing {
  shapes: Shape[]
  /** The one that is held now; −1 for none. */
  chosen: number
  /** How it stood before, the newest last. */
  before: Shape[][]
}

/** What the finger holds: one end of a shape, all of it, or the end of one that is being drawn. */
export interface Hold {
  index: number
  point: number | 'all'
  /** Where the finger was before this move. */
  at: Point
}

const MOST_UNDONE = 50
/** A shape drawn shorter than this, in parts of the long side, was a tap. */
const TAP = 0.02
/** What a tap draws: from a little away to the place that was tapped. */
const AWAY = 0.16

export function begin(shapes: readonly Shape[]): Drawing {
  return { shapes: [...shapes], chosen: -1, before: [] }
}

/** The shape nearest to a place within `reach` (points of a drawing 1000 long), the chosen one and its ends first. */
export function holdAt(
  { shapes, chosen }: Drawing,
  place: Point,
  size: { width: number; height: number },
  reach: number,
): Hold | null {
  const frame = frameOf(size.width, size.height)
  const far = (point: Point) => distance(onFrame(point, frame), onFrame(place, frame))
  const held = shapes[chosen]
  if (held) {
    const ends = holdsOf(held).map((point, index) => ({ index, far: far(point) }))
    const nearest = ends.toSorted((a, b) => a.far - b.far)[0]
    if (nearest && nearest.far <= reach) return { index: chosen, point: nearest.index, at: place }
  }
  const near = shapes
    .map((shape, index) => ({ index, far: Math.min(...alongOf(shape).map(far)) }))
    .filter((each) => each.far <= reach)
    .sort((a, b) => a.far - b.far)[0]
  return near ? { index: near.index, point: 'all', at: place } : null
}

/** Begins a new shape where the finger came down; its end follows the finger. */
export function start(drawing: Drawing, tool: Exclude<Tool, 'text'>, at: Point, colour: LayerColour): [Drawing, Hold] {
  const index = drawing.shapes.length
  const shapes: Shape[] = [...drawing.shapes, { is: tool, from: at, to: at, colour }]
  return [
    { shapes, chosen: index, before: remembered(drawing) },
    { index, point: 1, at },
  ]
}

export function write(drawing: Drawing, at: Point, words: string, colour: LayerColour): Drawing {
  const shapes: Shape[] = [...drawing.shapes, { is: 'text', at, words, colour }]
  return { shapes, chosen: shapes.length - 1, before: remembered(drawing) }
}

export function pull(drawing: Drawing, hold: Hold, to: Point): [Drawing, Hold] {
  const [x, y] = [to[0] - hold.at[0], to[1] - hold.at[1]]
  const moved = (point: Point): Point => [part(point[0] + x), part(point[1] + y)]
  const shapes = drawing.shapes.map((shape, index): Shape => {
    if (index !== hold.index) return shape
    if (shape.is === 'text') return { ...shape, at: moved(shape.at) }
    if (hold.point === 'all') return { ...shape, from: moved(shape.from), to: moved(shape.to) }
    return hold.point === 0 ? { ...shape, from: moved(shape.from) } : { ...shape, to: moved(shape.to) }
  })
  return [
    { ...drawing, shapes, chosen: hold.index },
    { ...hold, at: to },
  ]
}

/** The finger goes up: what was only a tap becomes a shape that can be seen. */
export function finish(drawing: Drawing, hold: Hold): Drawing {
  const shape = drawing.shapes[hold.index]
  if (!shape || shape.is === 'text' || hold.point === 'all') return drawing
  if (Math.abs(shape.to[0] - shape.from[0]) + Math.abs(shape.to[1] - shape.from[1]) > TAP) return drawing
  const [x, y] = shape.to
  const away = (value: number) => (value > AWAY ? value - AWAY : value + AWAY)
  const grown: Shape =
    shape.is === 'arrow'
      ? { ...shape, from: [away(x), part(y + (y > 0.7 ? -AWAY : AWAY))] }
      : { ...shape, from: [part(x - AWAY / 2), part(y - AWAY / 2)], to: [part(x + AWAY / 2), part(y + AWAY / 2)] }
  return { ...drawing, shapes: drawing.shapes.with(hold.index, grown) }
}

export function changed(drawing: Drawing, shape: Partial<Shape>): Drawing {
  const shapes = drawing.shapes.map((each, index) =>
    index === drawing.chosen ? ({ ...each, ...shape } as Shape) : each,
  )
  return { ...drawing, shapes, before: remembered(drawing) }
}

export function removed(drawing: Drawing): Drawing {
  const shapes = drawing.shapes.filter((_, index) => index !== drawing.chosen)
  return { shapes, chosen: -1, before: remembered(drawing) }
}

export function undone(drawing: Drawing): Drawing {
  const shapes = drawing.before.at(-1)
  return shapes ? { shapes, chosen: -1, before: drawing.before.slice(0, -1) } : drawing
}

/** So that a move as a whole is undone at once. */
export function remember(drawing: Drawing): Drawing {
  return { ...drawing, before: remembered(drawing) }
}

/** Places on a shape close enough to each other that a finger on it is near one of them. */
function alongOf(shape: Shape): Point[] {
  if (shape.is === 'text') return [shape.at]
  const { from, to } = shape
  if (shape.is === 'arrow')
    return parts(12).map((t) => [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t])
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const [rx, ry] = [Math.abs(to[0] - from[0]) / 2, Math.abs(to[1] - from[1]) / 2]
  return parts(24).map((t) => [x + rx * Math.cos(2 * Math.PI * t), y + ry * Math.sin(2 * Math.PI * t)])
}

function parts(count: number): number[] {
  return Array.from({ length: count + 1 }, (_, at) => at / count)
}

function remembered({ before, shapes }: Drawing): Shape[][] {
  return [...before.slice(-MOST_UNDONE), shapes]
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function part(value: number): number {
  return Math.min(1, Math.max(0, value))
}
