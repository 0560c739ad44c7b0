// A map without tiles on which a pin is put: it stands in the middle, with the circle around it, to scale.

import { frameFor, ruler } from '../desk/map-geometry'
import '../desk/map.css'
import { movedTo } from './pin-geometry'

interface Props {
  pin: { latitude: number; longitude: number } | null
  radius_m: number
  description: string
  metres: (count: number) => string
  disabled?: boolean
  /** Where the map was touched. */
  onMove: (to: { latitude: number; longitude: number }) => void
}

const SIZE = { width: 320, height: 190 }
const GRID = [...[38, 95, 152].map((y) => `M0 ${y}H320`), ...[40, 100, 160, 220, 280].map((x) => `M${x} 0V190`)].join(
  '',
)

export function PinMap({ pin, radius_m, description, metres, disabled, onMove }: Props) {
  const centre = { x: SIZE.width / 2, y: SIZE.height / 2 }
  const frame = frameFor({ latitude: pin?.latitude ?? 0, longitude: pin?.longitude ?? 0, radius_m }, [], SIZE)
  const bar = ruler(frame)
  return (
    <figure class="map">
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        role="img"
        aria-label={description}
        onClick={(event) => {
          if (!pin || disabled) return
          const box = event.currentTarget.getBoundingClientRect()
          const at = {
            x: ((event.clientX - box.left) / box.width) * SIZE.width,
            y: ((event.clientY - box.top) / box.height) * SIZE.height,
          }
          onMove(movedTo(pin, at, frame))
        }}
      >
        <path class="grid" d={GRID} />
        {pin ? (
          <>
            <circle class="fence" cx={centre.x} cy={centre.y} r={radius_m / frame.scale} />
            <path
              class="dot"
              data-s="pin"
              d={`M${centre.x} ${centre.y}c-9-10-12-14-12-20a12 12 0 0 1 24 0c0 6-3 10-12 20z`}
            />
            <path class="ruler" d={`M12 ${SIZE.height - 12}v-5m0 5h${bar.length}m0 0v-5`} />
            <text x={18 + bar.length} y={SIZE.height - 9}>
              {metres(bar.metres)}
            </text>
          </>
        ) : (
          <text x={centre.x} y={centre.y + 4} text-anchor="middle">
            {description}
          </text>
        )}
      </svg>
    </figure>
  )
}
