// What the camera sees, over the whole screen: the outline to shoot by, the level line, and two fingers that zoom.

import { useEffect, useRef } from 'preact/hooks'
import type { Viewfinder } from '../../../device/camera'
import { watchLevel } from '../../../device/level'
import { usePhone } from '../../use-phone'
import { usePhotoUrl } from '../../use-photo-url'
import { pinch } from './pinch'

/** A drawing of the app by its name, or a photo that was taken before. */
export type Outline = { sample: string } | { sha256: string }

interface Props {
  finder: Viewfinder | null
  words: string
  outline: Outline | null
  /** The person has zoomed with two fingers. */
  onZoom(): void
}

export function Viewport({ finder, words, outline, onZoom }: Props) {
  const view = useRef<HTMLElement>(null)
  const open = finder?.is === 'open' ? finder : null
  useEffect(() => {
    if (!open || !view.current) return
    view.current.prepend(open.picture)
    void open.picture.play().catch(() => undefined) // out of the page it had stopped
    return () => open.picture.remove()
  }, [open])
  useEffect(() => {
    const zoom = open?.zoom
    if (!zoom || !view.current) return
    return pinch(view.current, {
      from: () => zoom.times,
      to: (times) => void zoom.set(times).then(onZoom),
    })
  }, [open])
  return (
    <section class="view" aria-label={words} ref={view}>
      {outline && ('sample' in outline ? <Sample name={outline.sample} /> : <Former sha256={outline.sha256} />)}
    </section>
  )
}

/** One that this version of the app does not have is not shown. */
function Sample({ name }: { name: string }) {
  return <img class="outline" src={`/samples/${name}.svg`} alt="" onError={hide} />
}

function Former({ sha256 }: { sha256: string }) {
  const src = usePhotoUrl(sha256, 1600)
  return src ? <img class="former" src={src} alt="" onError={hide} /> : null
}

function hide(event: { currentTarget: HTMLElement }): void {
  event.currentTarget.hidden = true
}

const EVEN = 1

/** Two strokes that stay level and say by how much the phone leans; nothing where there is no sensor. */
export function LevelLine() {
  const { say } = usePhone()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let frame = 0
    const stop = watchLevel((turn) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => line.current && show(line.current, turn, (degrees) => say.number(degrees)))
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [])
  return (
    <div class="level" ref={line} hidden aria-hidden="true">
      <span />
    </div>
  )
}

/** Past forty-five degrees the picture is meant to lie on its side: the nearest edge counts. */
function show(line: HTMLElement, turn: number | null, number: (degrees: number) => string): void {
  line.hidden = turn === null
  if (turn === null) return
  const off = turn - Math.round(turn / 90) * 90
  const degrees = Math.round(Math.abs(off) * 10) / 10
  line.style.setProperty('--turn', `${-off}deg`)
  line.dataset.s = degrees <= EVEN ? 'ok' : ''
  line.firstElementChild!.textContent = `${number(degrees)}°`
}
