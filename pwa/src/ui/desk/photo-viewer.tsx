// The photos of an item, uncropped and as large as the screen; zoom, turn and move go for both at once.

import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { DeskIcon } from './icons'
import { Drawn, type PairPhoto } from './photo-pair'
import { Button } from '../parts/button'
import './evidence.css'
import '../whole-screen.css'

interface Words {
  title: string
  close: string
  nearer: string
  farther: string
  turn: string
  marks: string
}

interface Props {
  photos: PairPhoto[]
  words: Words
  /** Switches what is drawn over the photos; null when nothing is. */
  marks: { shown: boolean; turn: () => void } | null
  onClose: () => void
}

interface Look {
  zoom: number
  turn: number
  x: number
  y: number
}

const STEPS = { nearest: 8, factor: 1.5, move: 60 }
const START: Look = { zoom: 1, turn: 0, x: 0, y: 0 }

export function PhotoViewer({ photos, words, marks, onClose }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const [look, setLook] = useState(START)
  const held = useRef<{ x: number; y: number } | null>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('.viewer-tools button')?.focus()
    return () => dialog?.close()
  }, [])

  const zoom = (factor: number) => setLook((now) => zoomed(now, factor))
  const move = (x: number, y: number) =>
    setLook((now) => (now.zoom === 1 ? now : { ...now, x: now.x + x, y: now.y + y }))
  const turn = () => setLook((now) => ({ ...now, turn: now.turn + 90 }))
  const keys: Record<string, () => void> = {
    Equal: () => zoom(STEPS.factor),
    NumpadAdd: () => zoom(STEPS.factor),
    Minus: () => zoom(1 / STEPS.factor),
    NumpadSubtract: () => zoom(1 / STEPS.factor),
    Digit0: () => setLook(START),
    KeyT: turn,
    KeyL: () => marks?.turn(),
    KeyZ: onClose,
    ArrowLeft: () => move(STEPS.move, 0),
    ArrowRight: () => move(-STEPS.move, 0),
    ArrowUp: () => move(0, STEPS.move),
    ArrowDown: () => move(0, -STEPS.move),
  }
  const press = (event: KeyboardEvent) => {
    const act = keys[event.code]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
  const drag = (event: PointerEvent) => {
    if (!held.current) return
    move(event.clientX - held.current.x, event.clientY - held.current.y)
    held.current = { x: event.clientX, y: event.clientY }
  }
  const wheel = (event: WheelEvent) => {
    event.preventDefault()
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2)
  }
  const cancel = (event: Event) => {
    event.preventDefault()
    onClose()
  }
  const style = { '--zoom': look.zoom, '--turn': `${look.turn}deg`, '--x': `${look.x}px`, '--y': `${look.y}px` }
  return (
    <dialog ref={ref} class="viewer whole-screen" aria-label={words.title} onCancel={cancel} onKeyDown={press}>
      <div
        class="viewer-panes"
        style={style}
        data-moves={look.zoom > 1 ? '' : undefined}
        onWheel={wheel}
        onPointerDown={(event) => {
          held.current = { x: event.clientX, y: event.clientY }
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={drag}
        onPointerUp={() => (held.current = null)}
        onPointerCancel={() => (held.current = null)}
        onDblClick={() => setLook((now) => (now.zoom > 1 ? { ...now, zoom: 1, x: 0, y: 0 } : zoomed(now, 2.25)))}
      >
        {photos.map((photo) => (
          <figure key={photo.tag}>
            <div class="viewer-picture">
              <img src={photo.src} alt={photo.alt} draggable={false} />
              <Drawn photo={photo} />
            </div>
            <figcaption class="tag" data-side="start">
              {photo.tag}
            </figcaption>
            {photo.more && (
              <div class="viewer-more" onPointerDown={(event) => event.stopPropagation()}>
                {photo.more}
              </div>
            )}
          </figure>
        ))}
      </div>
      <div class="viewer-tools">
        <Button onClick={() => zoom(STEPS.factor)}>
          <DeskIcon name="plus" />
          {words.nearer} <kbd>+</kbd>
        </Button>
        <Button onClick={() => zoom(1 / STEPS.factor)} disabled={look.zoom === 1}>
          <DeskIcon name="minus" />
          {words.farther} <kbd>−</kbd>
        </Button>
        <Button onClick={turn}>
          <DeskIcon name="turn" />
          {words.turn} <kbd>T</kbd>
        </Button>
        {marks && (
          <Button onClick={marks.turn} pressed={marks.shown}>
            <DeskIcon name="pencil" />
            {words.marks} <kbd>L</kbd>
          </Button>
        )}
        <Button onClick={onClose}>
          <DeskIcon name="cross" />
          {words.close} <kbd>Esc</kbd>
        </Button>
      </div>
    </dialog>
  )
}

/** The middle of the screen stays where it is. */
function zoomed(look: Look, factor: number): Look {
  const zoom = Math.min(Math.max(look.zoom * factor, 1), STEPS.nearest)
  if (zoom === 1) return { ...look, zoom, x: 0, y: 0 }
  return { ...look, zoom, x: (look.x * zoom) / look.zoom, y: (look.y * zoom) / look.zoom }
}
