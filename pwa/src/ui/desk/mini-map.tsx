// A small map without tiles: the allowed radius as a ring, each phone's position with the halo of its doubt.

import { frameFor, markFor, ruler, type Place } from './map-geometry'
import './evidence.css'

export interface MapPlace extends Place {
  key: string
  /** What stands beside the dot: «инспектор, 18 м». */
  label: string
  state: 'info' | 'bad'
  shape: 'circle' | 'square'
}

interface Props {
  premises: { latitude: number; longitude: number; radius_m: number }
  places: MapPlace[]
  /** The whole map in words, for those who do not see it. */
  description: string
  ring: string
  metres: (count: number) => string
}

const SIZE = { width: 320, height: 190 }
const LINE = 14

export function MiniMap({ premises, places, description, ring, metres }: Props) {
  const frame = frameFor(premises, places, SIZE)
  const centre = { x: SIZE.width / 2, y: SIZE.height / 2 }
  const radius = premises.radius_m / frame.scale
  const bar = ruler(frame)
  const marks = spread(places.map((place) => ({ place, at: markFor(premises, place, frame) })))
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={description}>
        <path class="grid" d={grid()} />
        <circle class="fence" cx={centre.x} cy={centre.y} r={radius} />
        {marks.map(({ place, at }) => (
          <circle key={place.key} class="halo" data-s={place.state} cx={at.x} cy={at.y} r={Math.max(at.halo, 8)} />
        ))}
        <path
          class="dot"
          data-s="pin"
          d={`M${centre.x} ${centre.y}c-9-10-12-14-12-20a12 12 0 0 1 24 0c0 6-3 10-12 20z`}
        />
        {marks.map(({ place, at }) =>
          place.shape === 'circle' ? (
            <circle key={place.key} class="dot" data-s={place.state} cx={at.x} cy={at.y} r={5.5} />
          ) : (
            <path key={place.key} class="dot" data-s={place.state} d={`M${at.x - 5} ${at.y - 5}h10v10h-10z`} />
          ),
        )}
        {marks.map(({ place, at, label }) => (
          <text key={place.key} x={label.x} y={label.y} text-anchor={label.anchor}>
            {at.beyond ? `${place.label} →` : place.label}
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

interface Placed {
  place: MapPlace
  at: ReturnType<typeof markFor>
  label: { x: number; y: number; anchor: 'start' | 'end' }
}

/** Labels look away from the middle and never lie on each other. */
function spread(marks: Omit<Placed, 'label'>[]): Placed[] {
  const taken: { y: number; anchor: 'start' | 'end' }[] = []
  return marks.map(({ place, at }) => {
    const anchor = at.x > SIZE.width * 0.6 ? 'end' : 'start'
    const aside = Math.min(Math.max(at.halo, 8), 20) + 3
    const x = anchor === 'start' ? at.x + aside : at.x - aside
    let y = Math.min(Math.max(at.y + 4, 34), SIZE.height - 26)
    while (taken.some((other) => Math.abs(other.y - y) < LINE && other.anchor === anchor)) y += LINE
    taken.push({ y, anchor })
    return { place, at, label: { x, y, anchor } }
  })
}

function grid(): string {
  const across = [38, 95, 152].map((y) => `M0 ${y}H${SIZE.width}`)
  const down = [40, 100, 160, 220, 280].map((x) => `M${x} 0V${SIZE.height}`)
  return [...across, ...down].join('')
}
