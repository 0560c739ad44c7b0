// A number against its threshold: hatched does not pass, clear passes, the needle shows where the room stands.

import { drawScale, type ScaleLimits } from '../desk/scale-geometry'

interface Props {
  limits: ScaleLimits
  value?: number
  /** Single measurements that the value was made of: a short stroke each. */
  also?: number[]
  state: 'ok' | 'bad' | null
  /** A figure as it is written beside the scale. */
  figure: (value: number) => string
  unit: string
  /** «норма от 25» at the threshold. */
  mark: (value: number, bound: 'min' | 'max') => string
  /** The whole scale in words. */
  description: string
}

const CROWDED = 0.2

export function Scale({ limits, value, also = [], state, figure, unit, mark, description }: Props) {
  const scale = drawScale(limits, value === undefined ? [] : [value, ...also])
  const bounds = (['min', 'max'] as const).flatMap((bound) => {
    const at = limits[bound]
    return typeof at === 'number' ? [{ bound, value: at, at: scale.at(at) }] : []
  })
  const crowded = (share: number) => bounds.some((bound) => Math.abs(bound.at - share) < CROWDED)
  const side = (at: number) => (at < 0.12 ? 'start' : at > 0.88 ? 'end' : undefined)
  return (
    <div
      class="gauge"
      data-s={value === undefined ? 'none' : (state ?? undefined)}
      role="img"
      aria-label={description}
      style={{ '--from': scale.from, '--to': scale.to, '--v': value === undefined ? 0 : scale.at(value) }}
    >
      {also.map((each, at) => (
        <i key={at} class="run" style={{ '--at': scale.at(each) }} />
      ))}
      <i class="needle" />
      {!crowded(0) && (
        <span class="mark" data-start>
          {figure(scale.low)}
        </span>
      )}
      {bounds.map((each) => (
        <span key={each.bound} class="mark" data-side={side(each.at)} style={{ '--at': each.at }}>
          <strong class="ok">{mark(each.value, each.bound)}</strong>
        </span>
      ))}
      {!crowded(1) && (
        <span class="mark" data-end style={{ '--at': 1 }}>
          {figure(scale.high)} {unit}
        </span>
      )}
    </div>
  )
}
