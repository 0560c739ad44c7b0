// A trend over days: a bar for each with its number on it and the line of the norm, or a row of signs; a gap stays a gap.

import { Icon, type IconName } from './icon'
import '../trial.css'

export interface TrendBar {
  key: string
  /** Under the bar. */
  day: string
  value: number | null
  /** On the bar. */
  words: string
  bad: boolean
  norm: number | null
  gap: boolean
}

const [HIGH, ABOVE] = [72, 16]
const STEP = 24

/** `label` says all of it in words. */
export function TrendBars({ bars, top, label }: { bars: TrendBar[]; top: number; label: string }) {
  const y = (value: number) => ABOVE + HIGH * (1 - value / top)
  const wide = bars.length * STEP
  return (
    <div class="trend" tabIndex={0} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${wide} ${ABOVE + HIGH + 18}`} width={wide} height={ABOVE + HIGH + 18} aria-hidden="true">
        {bars.map(({ key, day, value, words, bad, norm, gap }, place) => (
          <g key={key} transform={`translate(${place * STEP} 0)`}>
            {gap && <rect class="gap" x={6} y={ABOVE} width={STEP - 12} height={HIGH} />}
            {value !== null && (
              <>
                <rect
                  class="bar-of-day"
                  data-s={bad ? 'bad' : undefined}
                  x={3}
                  y={Math.min(y(value), ABOVE + HIGH - 1)}
                  width={STEP - 6}
                  height={Math.max(ABOVE + HIGH - y(value), 1)}
                />
                {norm !== null && <line class="norm" x1={0} x2={STEP} y1={y(norm)} y2={y(norm)} />}
                <text class={bad ? 'value bad-value' : 'value'} x={STEP / 2} y={y(value) - 4}>
                  {words}
                </text>
              </>
            )}
            <text class="day" x={STEP / 2} y={ABOVE + HIGH + 14}>
              {day}
            </text>
          </g>
        ))}
        <line class="ground" x1={0} x2={wide} y1={ABOVE + HIGH} y2={ABOVE + HIGH} />
      </svg>
    </div>
  )
}

export interface TrendSign {
  key: string
  day: string
  icon: IconName | null
  state: 'ok' | 'bad' | 'gap' | 'none'
}

export function TrendSigns({ signs, label }: { signs: TrendSign[]; label: string }) {
  return (
    <div class="trend" tabIndex={0} role="img" aria-label={label}>
      <div class="trend-signs" aria-hidden="true">
        {signs.map(({ key, day, icon, state }) => (
          <span key={key} data-s={state}>
            {icon ? <Icon name={icon} /> : <i>{state === 'none' ? '·' : '–'}</i>}
            <small>{day}</small>
          </span>
        ))}
      </div>
    </div>
  )
}
