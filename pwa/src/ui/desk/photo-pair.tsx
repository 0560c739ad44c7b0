// Two photos of one thing: under one slider, or side by side; looked at together. Never tinted; cropped only while both
// lie wide and straight.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Shape } from '../../api/shapes'
import { Shapes } from '../parts/shapes'
import { isStraight, type Look } from './look-geometry'
import { useLook } from './use-look'
import './evidence.css'

export interface PairPhoto {
  src: string
  alt: string
  /** «Инспектор · 20.11, 11:46 · камера» */
  tag: string
  /** Which picture of the photo package it is; said under the photo where there is no room on it. */
  shot?: string
  width: number
  height: number
  /** Stands in its place when it cannot be drawn. */
  unreadable: ComponentChildren
  /** Stands under the photo when it is enlarged. */
  more?: ComponentChildren
  /** What its author drew over it, none when that is switched off, and the same in words. */
  shapes: readonly Shape[]
  drawn: string
}

/** One half: a photo, or what stands in the place of one that is not there. */
export interface PairFace {
  photo: PairPhoto | null
  none: ComponentChildren
}

interface Props {
  left: PairFace
  right: PairFace
  mode: 'split' | 'beside'
  /** Where the border stands, 0…100. */
  cut: number
  onCut: (cut: number) => void
  look: Look
  onLook: (change: (look: Look) => Look) => void
  slider: string
  grip: ComponentChildren
  /** On the whole screen: never cropped, and the wheel zooms. */
  whole?: boolean
  /** A tap on a photo, and two on a pair under its border; null where they zoom. */
  onEnlarge: (() => void) | null
}

/** A photo narrower than this would lose too much under a wide frame. */
const WIDE = 1.25

export function PhotoPair(props: Props) {
  const [broken, setBroken] = useState<readonly string[]>([])
  const { onEnlarge, look, onLook } = props
  const faces = [props.left, props.right].map(({ photo, none }) =>
    photo && broken.includes(photo.src) ? { photo: null, none: photo.unreadable } : { photo, none },
  ) as [PairFace, PairFace]
  const [left, right] = [faces[0].photo, faces[1].photo]
  const split = props.mode === 'split' && left !== null && right !== null
  const gestures = useLook({
    look,
    onLook,
    wheel: props.whole === true,
    border: split ? { at: props.cut, move: props.onCut } : null,
    onTap: !split && onEnlarge && look.zoom === 1 ? onEnlarge : undefined,
    onTapTwice: split && onEnlarge ? onEnlarge : undefined,
  })
  const style = {
    '--zoom': look.zoom,
    '--turn': `${look.turn}deg`,
    '--x': `${look.x * 100}%`,
    '--y': `${look.y * 100}%`,
    '--cut': `${props.cut}%`,
  }
  const how = {
    ...gestures,
    style,
    'data-whole': props.whole ? '' : undefined,
    'data-near': look.zoom > 1 ? '' : undefined,
  }
  const onBroken = (src: string) => setBroken((before) => [...before, src])
  if (split) {
    const wide = !props.whole && isStraight(look) && [left, right].every((each) => each.width / each.height > WIDE)
    const slide = (event: Event) => props.onCut(Number((event.currentTarget as HTMLInputElement).value))
    return (
      <div class="pair" data-frame data-fit={wide ? 'cover' : 'contain'} {...how}>
        {[left, right].map((photo) => (
          <span key={photo.src} class="half-of-pair">
            <Picture photo={photo} look={look} fit={wide ? 'slice' : 'meet'} onBroken={onBroken} />
          </span>
        ))}
        <span class="grip">{props.grip}</span>
        <span class="tag" data-side="start">
          <Tag photo={left} />
        </span>
        <span class="tag" data-side="end">
          <Tag photo={right} />
        </span>
        <input type="range" class="vh" aria-label={props.slider} min="0" max="100" value={props.cut} onInput={slide} />
      </div>
    )
  }
  return (
    <div class="beside" {...how}>
      {faces.map(({ photo, none }, index) =>
        photo ? (
          <figure key={photo.src} class="alone" data-frame>
            <Picture photo={photo} look={look} fit="meet" onBroken={onBroken} />
            <figcaption class="tag" data-side={index ? 'end' : 'start'}>
              <Tag photo={photo} />
            </figcaption>
          </figure>
        ) : (
          none && (
            <div key={index} class="alone" data-s="none">
              {none}
            </div>
          )
        ),
      )}
    </div>
  )
}

function Tag({ photo: { tag, shot } }: { photo: PairPhoto }) {
  return (
    <>
      {tag}
      {shot && <span class="tag-shot"> · {shot}</span>}
    </>
  )
}

interface PictureProps {
  photo: PairPhoto
  look: Look
  fit: 'meet' | 'slice'
  onBroken: (src: string) => void
}

function Picture({ photo, look, fit, onBroken }: PictureProps) {
  return (
    <span class="looked">
      <span class="turned" data-across={look.turn % 180 ? '' : undefined}>
        <img src={photo.src} alt={photo.alt} decoding="async" draggable={false} onError={() => onBroken(photo.src)} />
        <Drawn photo={photo} fit={fit} />
      </span>
    </span>
  )
}

/** What lies over a photo, in the same box. */
function Drawn({ photo, fit }: { photo: PairPhoto; fit: 'meet' | 'slice' }) {
  const { shapes, width, height, drawn } = photo
  return shapes.length ? <Shapes shapes={shapes} width={width} height={height} fit={fit} label={drawn} /> : null
}
