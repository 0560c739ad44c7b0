// A small map without tiles, to scale: the allowed radius as a ring, where each photo was taken with the halo of its doubt.

import { bearing, frameFor, markFor, ruler, type Mark, type Place } from './map-geometry'
import './map.css'

export interface MapPlace extends Place {
  key: string
  /** What stands beside the mark when it is chosen: «инспектор, 18 м». */
  label: string
  /** All that is known of it, for the list: «Инспектор, снимок 1: 18 м ± 9 м, внутри круга». */
  words: string
  state: 'info' | 'bad'
  /** Whose it is. */
  shape: 'circle' | 'square'
  /** Its photo stands in the pair. */
  chosen: boolean
}

interface Props {
  premises: { latitude: number; longitude: number; radius_m: number }
  places: MapPlace[]
  /** The whole map in words, for those who do not see it. */
  description: string
  ring: string
  metres: (count: number) => string
  onChoose: (key: string) => void
}

const SIZE = { width: 320, height: 190 }
const LINE = 14
/** What a label takes at most, and how near a neighbour would be written over. */
const LABEL = 110
const NEIGHBOUR = 60
/** Of what a pointer hits around a mark. */
const REACH = 14

export function MiniMap({ premises, places, description, ring, metres, onChoose }: Props) {
  const frame = frameFor(premises, places, SIZE)
  const centre = { x: SIZE.width / 2, y: SIZE.height / 2 }
  const radius = premises.radius_m / frame.scale
  const bar = ruler(frame)
  const inOrder = [...places].sort((a, b) => Number(a.chosen) - Number(b.chosen))
  const marks = inOrder.map((place) => ({ place, at: markFor(premises, place, frame) }))
  const labels = spread(marks.filter(({ place }) => place.chosen))
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={description}>
        <path class="grid" d={grid()} />
        <circle class="fence" cx={centre.x} cy={centre.y} r={radius} />
        {marks.map(
          ({ place, at }) =>
            !at.beyond && (
              <circle
                key={place.key}
                class="halo"
                data-s={place.state}
                data-chosen={place.chosen ? '' : undefined}
                cx={at.x}
                cy={at.y}
                r={Math.max(at.halo, 8)}
              />
            ),
        )}
        <path
          class="dot"
          data-s="pin"
          d={`M${centre.x} ${centre.y}c-9-10-12-14-12-20a12 12 0 0 1 24 0c0 6-3 10-12 20z`}
        />
        {marks.map(({ place, at }) => (
          <g
            key={place.key}
            class="mark"
            data-key={place.key}
            data-chosen={place.chosen ? '' : undefined}
            onClick={() => onChoose(place.key)}
          >
            <circle class="reach" cx={at.x} cy={at.y} r={REACH} />
            {at.beyond && <path class="dot" data-s={place.state} d={outward(at, centre)} />}
            <Sign shape={place.shape} state={place.state} x={at.x} y={at.y} size={place.chosen ? 6.5 : 4.5} />
          </g>
        ))}
        {labels.map(({ place, label }) => (
          <text key={place.key} x={label.x} y={label.y} text-anchor={label.anchor}>
            {place.label}
          </text>
        ))}
        <text x={12} y={20}>
          {ring}
        </text>
        <path class="ruler" d={`M12 ${SIZE.height - 12}v-5m0 5h${bar.length}m0 0v-5`} />
        <text x={18 + bar.length} y={SIZE.height - 9}>
          {metres(bar.metres)}
        </text>
      </svg>
    </figure>
  )
}

/** The same in a list: each place is chosen from it without aiming at a mark. */
export function PlaceList({ places, onChoose }: Pick<Props, 'places' | 'onChoose'>) {
  return (
    <ul class="places">
      {places.map(({ key, words, shape, state, chosen }) => (
        <li key={key}>
          <button type="button" aria-pressed={chosen} onClick={() => onChoose(key)}>
            <svg class="map-sign" viewBox="0 0 16 16" aria-hidden="true">
              <Sign shape={shape} state={state} x={8} y={8} size={5.5} />
            </svg>
            {words}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Sign({
  shape,
  state,
  x,
  y,
  size,
}: Pick<MapPlace, 'shape' | 'state'> & { x: number; y: number; size: number }) {
  return shape === 'circle' ? (
    <circle class="dot" data-s={state} cx={x} cy={y} r={size} />
  ) : (
    <path class="dot" data-s={state} d={`M${x - size} ${y - size}h${2 * size}v${2 * size}h${-2 * size}z`} />
  )
}

/** A point of an arrow beyond the mark, towards the place that is too far to be drawn. */
function outward(at: Mark, centre: { x: number; y: number }): string {
  const angle = bearing(at, centre)
  const reach = (far: number, turn: number) =>
    `${(at.x + far * Math.cos(angle + turn)).toFixed(1)} ${(at.y + far * Math.sin(angle + turn)).toFixed(1)}`
  return `M${reach(16, 0)}L${reach(9.5, 0.75)}L${reach(9.5, -0.75)}z`
}

interface Placed {
  place: MapPlace
  at: Mark
  label: { x: number; y: number; anchor: 'start' | 'end' }
}

/** Labels look away from the middle and from a neighbour on their right, and never lie on each other. */
function spread(marks: Omit<Placed, 'label'>[]): Placed[] {
  const taken: { y: number; anchor: 'start' | 'end' }[] = []
  return marks.map(({ place, at }) => {
    const hemmed = marks.some(
      (other) => other.at.x > at.x && other.at.x - at.x < NEIGHBOUR && apart(other.at, at) < LINE,
    )
    const anchor = at.x > SIZE.width * 0.6 || (hemmed && at.x > LABEL) ? 'end' : 'start'
    const aside = at.beyond ? 12 : Math.min(Math.max(at.halo, 10), 20) + 3
    const x = anchor === 'start' ? at.x + aside : at.x - aside
    let y = Math.min(Math.max(at.y + 4, 34), SIZE.height - 26)
    while (taken.some((other) => Math.abs(other.y - y) < LINE && other.anchor === anchor)) y += LINE
    taken.push({ y, anchor })
    return { place, at, label: { x, y, anchor } }
  })
}

const apart = (one: Mark, other: Mark) => Math.abs(one.y - other.y)

function grid(): string {
  const across = [38, 95, 152].map((y) => `M0 ${y}H${SIZE.width}`)
  const down = [40, 100, 160, 220, 280].map((x) => `M${x} 0V${SIZE.height}`)
  return [...across, ...down].join('')
}
