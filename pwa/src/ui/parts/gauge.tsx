// A number against its threshold. Hatched does not pass, clear passes; the needle shows where the room stands.

import { scaleOf, type Bounds } from './gauge-scale'

interface Props extends Bounds {
  value: number | null
  bad: boolean
  /** The scale in words. */
  label: string
  show(value: number): string
  norm: string
  unit: string
}

export function Gauge({ value, bad, label, show, norm, unit, ...bounds }: Props) {
  const scale = scaleOf(bounds, value)
  const state = value === null ? 'none' : bad ? 'bad' : 'ok'
  return (
    <div class="gauge" data-s={state} role="img" aria-label={label} style={{ '--from': scale.from, '--to': scale.to, '--v': scale.at ?? 0 }}>
      <i class="needle" />
      <span class="mark" data-start style={{ '--at': 0 }}>
        {show(scale.low)}
      </span>
      <span class="mark" style={{ '--at': scale.mark }}>
        <strong class="ok">{norm}</strong>
      </span>
      <span class="mark" data-end style={{ '--at': 1 }}>
        {show(scale.high)}
        {'\u00a0'}
        {unit}
      </span>
    </div>
  )
}
