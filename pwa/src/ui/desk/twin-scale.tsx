// One scale with a needle for each report that measured: hatched does not pass, clear passes.

import { Fragment } from 'preact'
import { drawScale, placeLabels, type ScaleLimits } from './scale-geometry'

export interface Needle {
  key: string
  value: number
  state: 'ok' | 'bad' | 'none'
  label: string
  /** A later measurement lies over it. */
  past: boolean
}

interface Props {
  limits: ScaleLimits
  needles: Needle[]
  /** What the other one may differ by from this figure; null where nothing is compared. */
  tolerance: { around: number; by: number; name: string } | null
  /** A figure as it is written beside the scale. */
  figure: (value: number) => string
  unit: string
  /** The whole scale in words. */
  description: string
}

/** What the figures at the ends need for themselves, as a share of a phone's scale; the last one has its unit. */
const ROOM = { start: 0.08, end: 0.2 }

const COLOUR: Record<Needle['state'], string> = { ok: 'var(--ok)', bad: 'var(--bad)', none: 'var(--muted)' }

export function TwinScale({ limits, needles, tolerance, figure, unit, description }: Props) {
  const scale = drawScale(
    limits,
    needles.map((needle) => needle.value),
  )
  const ordered = [...needles].sort((a, b) => a.value - b.value)
  const labels = placeLabels(ordered.map((needle) => scale.at(needle.value)))
  const lanes = Math.max(...labels.map((each) => each.lane), 0)
  const bounds = [limits.min, limits.max].filter((each): each is number => typeof each === 'number')
  const near = (share: number, room: number) => bounds.some((bound) => Math.abs(scale.at(bound) - share) < room)
  return (
    <div
      class="gauge"
      style={{ '--from': scale.from, '--to': scale.to, '--lanes': lanes }}
      role="img"
      aria-label={description}
    >
      {tolerance && (
        <i
          class="tolerance"
          title={tolerance.name}
          style={{
            '--low': scale.at(tolerance.around - tolerance.by),
            '--high': scale.at(tolerance.around + tolerance.by),
          }}
        />
      )}
      {ordered.map((needle, index) => {
        const share = scale.at(needle.value)
        const { side, lane } = labels[index] ?? { side: 'end', lane: 0 }
        return (
          <Fragment key={needle.key}>
            <i
              class="needle"
              data-past={needle.past ? '' : undefined}
              style={{ '--v': share, '--needle': COLOUR[needle.state] }}
            />
            {lane > 0 && <i class="leader" style={{ '--v': share, '--lane': lane }} />}
            <span
              class="who"
              data-side={side}
              data-past={needle.past ? '' : undefined}
              style={{ '--v': share, '--lane': lane }}
            >
              {needle.label}
            </span>
          </Fragment>
        )
      })}
      {!near(0, ROOM.start) && (
        <span class="mark" data-start style={{ '--at': 0 }}>
          {figure(scale.low)}
        </span>
      )}
      {bounds.map((bound) => (
        <span key={bound} class="mark" style={{ '--at': scale.at(bound) }}>
          <strong class="ok">{figure(bound)}</strong>
        </span>
      ))}
      {!near(1, ROOM.end) && (
        <span class="mark" data-end style={{ '--at': 1 }}>
          {figure(scale.high)} {unit}
        </span>
      )}
    </div>
  )
}
