// The photo under the finger: what the finger does there becomes a drawing; arrow keys do the same without one.

import { useRef } from 'preact/hooks'
import type { LayerColour, Point } from '../../../api/shapes'
import { frameOf, holdsOf, onFrame } from '../../../ui/parts/shape-geometry'
import { ShapeList } from '../../../ui/parts/shapes'
import '../../../ui/shapes.css'
import '../../../ui/whole-screen.css'
import { finish, holdAt, pull, remember, removed, start, type Drawing, type Hold, type Tool } from './drawing'

interface Props {
  src: string
  size: { width: number; height: number }
  drawing: Drawing
  /** Null when there is no room for another shape. */
  tool: Tool | null
  colour: LayerColour
  words: string
  draw: (drawing: Drawing) => void
  write: (at: Point) => void
}

/** Half of what a finger needs, in pixels of the screen. */
const FINGER = 24
const STEP = 0.02
const MIDDLE: Point = [0.5, 0.5]
const KEYS: Record<string, Point> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

export function LayerGround({ src, size, drawing, tool, colour, words, draw, write }: Props) {
  const svg = useRef<SVGSVGElement>(null)
  const held = useRef<{ hold: Hold; drawing: Drawing } | null>(null)
  const frame = frameOf(size.width, size.height)
  const reach = () => FINGER / (svg.current?.getScreenCTM()?.a || 1)
  const placeOf = (event: PointerEvent): Point => {
    const matrix = svg.current?.getScreenCTM()?.inverse()
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
    return [x / frame.width, y / frame.height]
  }
  const inside = ([x, y]: Point) => x >= 0 && x <= 1 && y >= 0 && y <= 1

  const down = (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0) return
    const at = placeOf(event)
    const hold = holdAt(drawing, at, size, reach())
    if (hold) held.current = { hold, drawing: { ...remember(drawing), chosen: hold.index } }
    else if (!inside(at) || !tool) return draw({ ...drawing, chosen: -1 })
    else if (tool === 'text') return write(at)
    else {
      const [begun, own] = start(drawing, tool, at, colour)
      held.current = { hold: own, drawing: begun }
    }
    svg.current?.setPointerCapture(event.pointerId)
    draw(held.current.drawing)
  }
  const move = (event: PointerEvent) => {
    if (!held.current) return
    const [moved, hold] = pull(held.current.drawing, held.current.hold, placeOf(event))
    held.current = { hold, drawing: moved }
    draw(moved)
  }
  const up = () => {
    if (held.current) draw(finish(held.current.drawing, held.current.hold))
    held.current = null
  }
  const press = (event: KeyboardEvent) => {
    const by = KEYS[event.key]
    if (by && drawing.shapes[drawing.chosen]) {
      const hold: Hold = { index: drawing.chosen, point: 'all', at: [0, 0] }
      draw(pull(remember(drawing), hold, by)[0])
    } else if (event.key === 'Enter' && tool) {
      if (tool === 'text') write(MIDDLE)
      else draw(finish(...start(drawing, tool, MIDDLE, colour)))
    } else if (event.key === 'Delete' && drawing.shapes[drawing.chosen]) draw(removed(drawing))
    else return
    event.preventDefault()
  }
  const chosen = drawing.shapes[drawing.chosen]
  return (
    <div class="ground">
      <img src={src} alt="" draggable={false} />
      <svg
        ref={svg}
        class="layer"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        preserveAspectRatio="xMidYMid meet"
        role="application"
        aria-label={words}
        tabIndex={0}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={press}
      >
        <ShapeList shapes={drawing.shapes} width={size.width} height={size.height} />
        {chosen &&
          holdsOf(chosen).map((point, index) => {
            const { x, y } = onFrame(point, frame)
            return (
              <g key={index}>
                <circle class="reach" cx={x} cy={y} r={reach()} />
                <circle class="hold" cx={x} cy={y} r={16} />
              </g>
            )
          })}
      </svg>
    </div>
  )
}
