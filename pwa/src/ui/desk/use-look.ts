// Fingers, wheel and mouse on a pair of photos become one look: pinch, drag, two taps, and the border between them.

import { useRef } from 'preact/hooks'
import { moved, pinched, tappedTwice, zoomed, type Look, type Spot } from './look-geometry'

export interface Gestures {
  onPointerDown: (event: PointerEvent) => void
  onPointerMove: (event: PointerEvent) => void
  onPointerUp: (event: PointerEvent) => void
  onPointerCancel: (event: PointerEvent) => void
  onWheel: (event: WheelEvent) => void
}

interface Wanted {
  look: Look
  onLook: (change: (look: Look) => Look) => void
  /** Whether a wheel alone zooms; else it needs Ctrl, as the page scrolls by it. */
  wheel: boolean
  /** The border between the photos and how to move it, 0…100; null where there is none. */
  border: { at: number; move: (to: number) => void } | null
  onTap?: () => void
  /** Instead of coming near and going back. */
  onTapTwice?: () => void
}

interface Finger {
  x: number
  y: number
}

const NEAR = 28
const TAP = { ms: 320, px: 24 }
const WHEEL = 1.2

/** For an element whose `[data-frame]` children (or itself) are the frames of the photos. */
export function useLook(wanted: Wanted): Gestures {
  const latest = useRef(wanted)
  latest.current = wanted
  const fingers = useRef(new Map<number, Finger>())
  const grip = useRef(false)
  const tap = useRef({ at: 0, x: 0, y: 0, moved: false })

  const down = (event: PointerEvent) => {
    if (event.button > 0 || isControl(event)) return
    const stage = event.currentTarget as HTMLElement
    stage.setPointerCapture(event.pointerId)
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    const { border, look } = latest.current
    const box = stage.getBoundingClientRect()
    const line = border && box.left + (box.width * border.at) / 100
    grip.current =
      fingers.current.size === 1 && line !== null && (look.zoom === 1 || Math.abs(event.clientX - line) < NEAR)
    tap.current.moved = fingers.current.size > 1
  }
  const move = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId)
    if (!before) return
    const now = { x: event.clientX, y: event.clientY }
    const stage = event.currentTarget as HTMLElement
    if (Math.hypot(now.x - before.x, now.y - before.y) > 2) tap.current.moved = true
    const { look, onLook, border } = latest.current
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, at]) => at)
    fingers.current.set(event.pointerId, now)
    const box = frameAt(stage, now)
    const other = others[0]
    if (other) {
      const on = (at: Finger) => spotIn(frameAt(stage, other), at)
      const [from, to] = [on(before), on(now)]
      return onLook((was) => pinched(was, [from, on(other)], [to, on(other)], box.width / box.height))
    }
    if (grip.current && border) {
      const whole = stage.getBoundingClientRect()
      return border.move(((now.x - whole.left) / whole.width) * 100)
    }
    const by = { x: (now.x - before.x) / box.width, y: (now.y - before.y) / box.height }
    if (look.zoom > 1) onLook((was) => moved(was, by))
  }
  const up = (event: PointerEvent) => {
    if (!fingers.current.delete(event.pointerId) || tap.current.moved) return
    const now = event.timeStamp
    const { at, x, y } = tap.current
    const twice = now - at < TAP.ms && Math.hypot(event.clientX - x, event.clientY - y) < TAP.px
    tap.current = { at: twice ? 0 : now, x: event.clientX, y: event.clientY, moved: false }
    const { onLook, border, onTapTwice, onTap } = latest.current
    const stage = event.currentTarget as HTMLElement
    if (twice && onTapTwice) return onTapTwice()
    if (twice) {
      const spot = spotIn(frameAt(stage, event), event)
      return onLook((was) => tappedTwice(was, spot))
    }
    onTap?.()
    if (grip.current && border) {
      const whole = stage.getBoundingClientRect()
      border.move(((event.clientX - whole.left) / whole.width) * 100)
    }
  }
  const wheel = (event: WheelEvent) => {
    const { onLook, wheel: alone } = latest.current
    if (!alone && !event.ctrlKey) return
    event.preventDefault()
    const at = spotIn(frameAt(event.currentTarget as HTMLElement, event), event)
    onLook((was) => zoomed(was, event.deltaY < 0 ? WHEEL : 1 / WHEEL, at))
  }
  return {
    onPointerDown: down,
    onPointerMove: move,
    onPointerUp: up,
    onPointerCancel: (event) => void fingers.current.delete(event.pointerId),
    onWheel: wheel,
  }
}

/** Whoever presses a button or selects words on the photos does not move them. */
function isControl(event: PointerEvent): boolean {
  return event.target instanceof Element && event.target.closest('button, a, .viewer-more') !== null
}

function frameAt(stage: HTMLElement, at: Finger | MouseEvent): DOMRect {
  const { x, y } = 'clientX' in at ? { x: at.clientX, y: at.clientY } : at
  const boxes = [...stage.querySelectorAll<HTMLElement>('[data-frame]')].map((each) => each.getBoundingClientRect())
  const under = boxes.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
  return under ?? boxes[0] ?? stage.getBoundingClientRect()
}

function spotIn(box: DOMRect, at: Finger | MouseEvent): Spot {
  const { x, y } = 'clientX' in at ? { x: at.clientX, y: at.clientY } : at
  return { x: (x - box.left) / box.width - 0.5, y: (y - box.top) / box.height - 0.5 }
}
