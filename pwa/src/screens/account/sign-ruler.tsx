// The ruler on the door: a measured figure beside its threshold, the idea of the whole product.

const TICKS = Array.from({ length: 86 }, (_, at) => at)
const FIGURES = Array.from({ length: 9 }, (_, at) => at)

export function SignRuler({ norm, measured }: { norm: string; measured: string }) {
  return (
    <svg class="sign-ruler" viewBox="0 -10 720 140" aria-hidden="true">
      <g transform="translate(0 62)">
        {TICKS.map((at) => (
          <path key={at} class="tick" d={`M${1 + at * 8} 0v${at % 10 === 0 ? 26 : at % 5 === 0 ? 16 : 9}`} />
        ))}
        {FIGURES.map((at) => (
          <text key={at} x={1 + at * 80} y="46" text-anchor={at === 0 ? 'start' : 'middle'}>
            {20 + at}
          </text>
        ))}
      </g>
      <path class="norm" d="M401 62V22h319" />
      <text class="norm-words" x="409" y="14">
        {norm}
      </text>
      <path class="measured" d="M273 62l-9-16v-16h18v16z" />
      <text class="measured" x="254" y="44" text-anchor="end">
        {measured}
      </text>
    </svg>
  )
}
