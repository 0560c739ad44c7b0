// Two photos of one thing: under one slider, or side by side. Never tinted; cropped only while both lie wide.

import type { ComponentChildren } from 'preact'
import type { Shape } from '../../api/shapes'
import { Shapes } from '../parts/shapes'
import './evidence.css'

export interface PairPhoto {
  src: string
  alt: string
  /** «Инспектор · 20.11, 11:46 · камера» */
  tag: string
  width: number
  height: number
  /** Stands under the photo when it is enlarged. */
  more?: ComponentChildren
  /** What its author drew over it, none when that is switched off, and the same in words. */
  shapes: readonly Shape[]
  drawn: string
}

interface Props {
  left: PairPhoto | null
  right: PairPhoto | null
  /** Said in the place of a photo that does not exist. */
  leftNone: string
  rightNone: string
  mode: 'split' | 'beside'
  /** Where the border stands, 0…100. */
  cut: number
  onCut: (cut: number) => void
  slider: string
  grip: ComponentChildren
  onEnlarge: () => void
}

/** A photo narrower than this would lose too much under a wide frame. */
const WIDE = 1.25

export function PhotoPair(props: Props) {
  const { left, right, mode } = props
  if (mode === 'split' && left && right) return <Split {...props} left={left} right={right} />
  return (
    <div class="beside">
      <Single photo={left} none={props.leftNone} side="start" onEnlarge={props.onEnlarge} />
      <Single photo={right} none={props.rightNone} side="end" onEnlarge={props.onEnlarge} />
    </div>
  )
}

function Split({ left, right, cut, onCut, slider, grip, onEnlarge }: Props & { left: PairPhoto; right: PairPhoto }) {
  const wide = left.width / left.height > WIDE && right.width / right.height > WIDE
  const slide = (event: Event) => onCut(Number((event.currentTarget as HTMLInputElement).value))
  return (
    <label class="pair" data-fit={wide ? 'cover' : 'contain'} style={{ '--cut': `${cut}%` }} onDblClick={onEnlarge}>
      <span class="vh">{slider}</span>
      <img src={left.src} alt={left.alt} decoding="async" />
      <Drawn photo={left} fit={wide ? 'slice' : 'meet'} />
      <img src={right.src} alt={right.alt} decoding="async" />
      <Drawn photo={right} fit={wide ? 'slice' : 'meet'} />
      <span class="grip">{grip}</span>
      <span class="tag" data-side="start">
        {left.tag}
      </span>
      <span class="tag" data-side="end">
        {right.tag}
      </span>
      <input type="range" min="0" max="100" value={cut} onInput={slide} />
    </label>
  )
}

function Single({
  photo,
  none,
  side,
  onEnlarge,
}: {
  photo: PairPhoto | null
  none: string
  side: 'start' | 'end'
  onEnlarge: () => void
}) {
  if (!photo) {
    return (
      <div class="alone" data-s="none">
        <p class="muted small">{none}</p>
      </div>
    )
  }
  return (
    <button type="button" class="alone" onClick={onEnlarge}>
      <img src={photo.src} alt={photo.alt} decoding="async" />
      <Drawn photo={photo} />
      <span class="tag" data-side={side}>
        {photo.tag}
      </span>
    </button>
  )
}

/** What lies over a photo, in the same box. */
export function Drawn({ photo, fit }: { photo: PairPhoto; fit?: 'meet' | 'slice' }) {
  const { shapes, width, height, drawn } = photo
  return shapes.length ? <Shapes shapes={shapes} width={width} height={height} fit={fit} label={drawn} /> : null
}
