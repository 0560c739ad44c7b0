// What the drawings share: what they are given, their frame, a dimension line with its words.

import type { ComponentChildren } from 'preact'
import type { DrawingsText } from '../../../text/ru/drawings'

/** A demand of the profile in words, and its least figure; null when the format does not ask the item. */
export interface Norm {
  words: string | null
  least: number | null
}

export interface DrawingProps {
  norm: (item: string) => Norm | null
  text: DrawingsText
  /** What the present question is about. */
  mark?: 'client' | 'store' | undefined
}

interface FrameProps {
  title: string
  /** The dimensions that stand in it, so that they are heard too. */
  says?: (string | null | undefined)[]
  children: ComponentChildren
}

export function Frame({ title, says = [], children }: FrameProps) {
  return (
    <svg class="figure" viewBox="0 0 358 224" role="img" aria-label={[title, ...says.filter(Boolean)].join('; ')}>
      {children}
    </svg>
  )
}

/** A line from one edge to the other, with its words beside. */
export function Span(props: { from: [number, number]; to: [number, number]; words: string; side?: 'start' | 'end' }) {
  const [x1, y1] = props.from
  const [x2, y2] = props.to
  const upright = x1 === x2
  const ends = upright ? `M${x1 - 6} ${y1}h12M${x2 - 6} ${y2}h12` : `M${x1} ${y1 - 6}v12M${x2} ${y2 - 6}v12`
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2]
  const place = !upright
    ? { x, y: y + 19 }
    : props.side
      ? { x: props.side === 'end' ? x + 12 : x - 12, y: y + 5, 'text-anchor': props.side === 'end' ? 'start' : 'end' }
      : { transform: `translate(${x - 13} ${y}) rotate(-90)` }
  return (
    <g class="span">
      <path d={`M${x1} ${y1}L${x2} ${y2}${ends}`} />
      <text {...(place as object)}>{props.words}</text>
    </g>
  )
}

/** «высота букв от 200 до 500 мм», or the name alone where there is no norm. */
export function named(name: string, norm: Norm | null): string {
  return norm?.words ? `${name} ${norm.words}` : name
}
