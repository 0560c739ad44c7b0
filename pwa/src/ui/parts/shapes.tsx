// What is drawn over a photo: arrows, circles and words, each with an edge of the other brightness, readable on any picture.

import type { Point, Shape } from '../../api/shapes'
import { arrowHead, boxOf, frameOf, onFrame, SIZES } from './shape-geometry'
import '../shapes.css'

interface Props {
  shapes: readonly Shape[]
  /** Of the picture, in its own pixels. */
  width: number
  height: number
  /** How the picture under it fills its frame: whole, or cropped by the frame. */
  fit?: 'meet' | 'slice'
  /** All of it in words. */
  label: string
}

/** Lies over an <img> of the same box, whose object-fit is `contain` (or `cover`, when it says `slice`). */
export function Shapes({ shapes, width, height, fit = 'meet', label }: Props) {
  const frame = frameOf(width, height)
  return (
    <svg
      class="layer"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio={`xMidYMid ${fit}`}
      role="img"
      aria-label={label}
    >
      <ShapeList shapes={shapes} width={width} height={height} />
    </svg>
  )
}

export function ShapeList({ shapes, width, height }: Pick<Props, 'shapes' | 'width' | 'height'>) {
  const frame = frameOf(width, height)
  const at = (point: Point) => onFrame(point, frame)
  return (
    <>
      {shapes.map((shape, index) => (
        <g key={index} class="shape" data-colour={shape.colour}>
          <Drawn shape={shape} at={at} frame={frame} />
        </g>
      ))}
    </>
  )
}

interface DrawnProps {
  shape: Shape
  at: (point: Point) => { x: number; y: number }
  frame: { width: number; height: number }
}

function Drawn({ shape, at, frame }: DrawnProps) {
  if (shape.is === 'arrow') {
    const [from, to] = [at(shape.from), at(shape.to)]
    const line = `M${from.x} ${from.y}L${to.x} ${to.y}${arrowHead(from, to)}`
    return <Twice d={line} />
  }
  if (shape.is === 'circle') {
    const { x, y, rx, ry } = boxOf(at(shape.from), at(shape.to))
    return <Twice d={`M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`} />
  }
  if (shape.is !== 'text') return null // of a newer phone
  const { x, y } = at(shape.at)
  const anchor = shape.at[0] > 0.5 ? 'end' : 'start'
  return (
    <text x={x} y={Math.min(Math.max(y, SIZES.text), frame.height - SIZES.text / 4)} text-anchor={anchor}>
      {shape.words}
    </text>
  )
}

function Twice({ d }: { d: string }) {
  return (
    <>
      <path class="edge" d={d} />
      <path d={d} />
    </>
  )
}
