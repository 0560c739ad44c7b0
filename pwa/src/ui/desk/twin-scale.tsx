// One scale with both voices' needles: hatched does not pass, clear passes.

import { Fragment } from 'preact'
import { drawScale, type ScaleLimits } from './scale-geometry'

export interface Needle {
  key: string
  value: number
  state: 'ok' | 'bad' | 'none'
  label: string
}

interface Props {
  limits: ScaleLimits
  needles: Needle[]
  /** A figure as it is written beside the scale. */
  figure: (value: number) => string
  unit: string
  /** The whole scale in words. */
  description: string
}

const COLOUR: Record<Needle['state'], string> = { ok: 'var(--ok)', bad: 'var(--bad)', none: 'var(--muted)' }

export function TwinScale({ limits, needles, figure, unit, description }: Props) {
  const scale = drawScale(
    limits,
    needles.map((needle) => needle.value),
  )
  const ordered = [...needles].sort((a, b) => a.value - b.value)
  const bounds = [limits.min, limits.max].filter((each): each is number => typeof each === 'number')
  const crowded = (share: number) => bounds.some((bound) => Math.abs(scale.at(bound) - share) < 0.08)
  return (
    <div class="gauge" style={{ '--from': scale.from, '--to': scale.to }} role="img" aria-label={description}>
      {ordered.map((needle, index) => {
        const share = scale.at(needle.value)
        const left = index === 0 && share > (ordered.length > 1 ? 0.18 : 0.7)
        return (
          <Fragment key={needle.key}>
            <i class="needle" style={{ '--v': share, '--needle': COLOUR[needle.state] }} />
            <span class="who" data-side={left ? 'start' : 'end'} style={{ '--v': share }}>
              {needle.label}
            </span>
          </Fragment>
        )
      })}
      {!crowded(0) && (
        <span class="mark" data-start style={{ '--at': 0 }}>
          {figure(scale.low)}
        </span>
      )}
      {bounds.map((bound) => (
        <span key={bound} class="mark" style={{ '--at': scale.at(bound) }}>
          <strong class="ok">{figure(bound)}</strong>
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
