// The line's speed over time with its norm; live drawing is data, not decoration.

interface Props {
  samples: { s: number; mbps: number }[]
  norm: number
  normWords: string
  label: string
  /** An earlier run, drawn thin behind this one, and its name. */
  past?: { samples: Props['samples']; words: string }
  /** «2 с» */
  seconds: (s: number) => string
  /** «0,5» */
  number: (mbps: number) => string
}

const [LEFT, RIGHT, TOP, BOTTOM] = [34, 350, 16, 190]
const LEAST_S = 1.5

export function SpeedChart({ samples, norm, normWords, label, past, seconds: named, number }: Props) {
  const all = [...samples, ...(past?.samples ?? [])]
  const seconds = Math.max(LEAST_S, ...all.map((each) => each.s))
  const most = round(Math.max(norm * 1.5, 1, ...all.map((each) => each.mbps)))
  const x = (s: number) => LEFT + (s / seconds) * (RIGHT - LEFT)
  const y = (mbps: number) => BOTTOM - (mbps / most) * (BOTTOM - TOP)
  const line = (drawn: Props['samples']) => drawn.map((each) => `${x(each.s).toFixed(1)} ${y(each.mbps).toFixed(1)}`)
  const points = line(samples)
  const last = samples.at(-1)
  const steps = [0, most / 2, most]
  return (
    <svg class="chart" viewBox="0 0 358 218" role="img" aria-label={label}>
      {steps.map((step) => (
        <g key={step}>
          <path class={step === 0 ? 'axis' : 'grid'} d={`M${LEFT} ${y(step)}H${RIGHT}`} />
          <text x={LEFT - 6} y={y(step) + 4} text-anchor="end">
            {number(step)}
          </text>
        </g>
      ))}
      <text x={LEFT} y={BOTTOM + 20}>
        {named(0)}
      </text>
      <text x={RIGHT} y={BOTTOM + 20} text-anchor="end">
        {named(seconds)}
      </text>
      {past && past.samples.length > 1 && (
        <>
          <path class="past" d={`M${line(past.samples).join('L')}`} />
          <text x={RIGHT - 8} y={TOP - 4} text-anchor="end">
            {past.words}
          </text>
        </>
      )}
      {points.length > 1 && last && (
        <>
          <path class="area" d={`M${x(samples[0]?.s ?? 0)} ${BOTTOM}L${points.join('L')}L${x(last.s)} ${BOTTOM}Z`} />
          <path class="live" d={`M${points.join('L')}`} />
          <circle class="now" cx={x(last.s)} cy={y(last.mbps)} r="5" />
        </>
      )}
      {norm > 0 && (
        <>
          <path class="need" d={`M${LEFT} ${y(norm)}H${RIGHT}`} />
          <text class="need-words" x={RIGHT} y={y(norm) - 6} text-anchor="end">
            {normWords}
          </text>
        </>
      )}
    </svg>
  )
}

function round(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 4, 6, 8, 10].map((step) => step * power).find((step) => step >= value) ?? value
}
