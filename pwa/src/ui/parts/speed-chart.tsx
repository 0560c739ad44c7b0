// The line's speed over time with its norm; live drawing is data, not decoration.

interface Props {
  samples: { s: number; mbps: number }[]
  norm: number
  normWords: string
  label: string
}

const [LEFT, RIGHT, TOP, BOTTOM] = [34, 350, 16, 150]

export function SpeedChart({ samples, norm, normWords, label }: Props) {
  const seconds = Math.max(1.5, ...samples.map((each) => each.s))
  const most = round(Math.max(norm * 1.5, 1, ...samples.map((each) => each.mbps)))
  const x = (s: number) => LEFT + (s / seconds) * (RIGHT - LEFT)
  const y = (mbps: number) => BOTTOM - (mbps / most) * (BOTTOM - TOP)
  const points = samples.map((each) => `${x(each.s).toFixed(1)} ${y(each.mbps).toFixed(1)}`)
  const last = samples.at(-1)
  const steps = [0, most / 2, most]
  return (
    <svg class="chart" viewBox="0 0 358 160" role="img" aria-label={label}>
      {steps.map((step) => (
        <g key={step}>
          <path class={step === 0 ? 'axis' : 'grid'} d={`M${LEFT} ${y(step)}H${RIGHT}`} />
          <text x={LEFT - 6} y={y(step) + 4} text-anchor="end">
            {Math.round(step * 10) / 10}
          </text>
        </g>
      ))}
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
