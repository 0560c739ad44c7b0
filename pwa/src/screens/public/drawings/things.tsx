// Things with a measure of their own: the sign, the table, the racks, the line, the extinguisher.

import { Frame, named, Span, type DrawingProps } from './figure'

export function Sign({ norm, text }: DrawingProps) {
  const letters = norm('SIG-02')
  const words = named(text.letterHeight, letters)
  return (
    <Frame title={text.sign} says={[words]}>
      <path class="ground" d="M30 14h298v176H30z" />
      <path class="wall" d="M30 190V14h298v176" />
      <path class="wall" d="M14 190h330" />
      <path class="thing" d="M62 34h198v62H62z" />
      <text class="big" x="161" y="82">
        {text.letters}
      </text>
      <path class="floor" d="M128 112h66v78h-66z" />
      <path class="between" d="M128 190v-78h66v78" />
      <path class="thing" d="M212 124h44v34h-44z" />
      <path class="thin" d="M218 134h32M218 141h32M218 148h20" />
      <text x="234" y="176">
        {text.plate}
      </text>
      <Span from={[282, 48]} to={[282, 82]} words="" side="end" />
      <text class="norm" x="179" y="213">
        {words}
      </text>
    </Frame>
  )
}

export function Desk({ norm, text }: DrawingProps) {
  const table = norm('DSK-05')
  return (
    <Frame title={text.desk} says={[named(text.table, table)]}>
      <path class="wall" d="M14 180h330" />
      <path class="floor" d="M44 104h180v12H44z" />
      <path class="between" d="M44 104h180v12H44zM56 116v62M212 116v62" />
      <path class="thing" d="M86 66h64v38H86z" />
      <path class="between" d="M78 104h80" />
      <path class="thing" d="M174 82h34v22h-34z" />
      <path class="floor" d="M250 92h74v88h-74z" />
      <path class="between" d="M250 180V92h74v88M250 112h74" />
      <text x="287" y="144">
        {text.issue}
      </text>
      <Span from={[44, 44]} to={[224, 44]} words="" />
      <text class="norm" x="134" y="34">
        {named(text.table, table)}
      </text>
    </Frame>
  )
}

export function Shelves({ norm, text }: DrawingProps) {
  const metres = norm('STO-02')
  const words = named(text.metres, metres)
  return (
    <Frame title={text.shelves} says={[words, text.rule]}>
      {[40, 190].map((x) => (
        <g key={x}>
          <path class="wall" d={`M${x} 18v150M${x + 128} 18v150`} />
          {[34, 76, 118, 160].map((y) => (
            <path key={y} class="between" d={`M${x} ${y}h128`} />
          ))}
          <path
            class="thing"
            d={`M${x + 10} 52h30v22h-30zM${x + 48} 44h22v30h-22zM${x + 86} 94h32v22h-32zM${x + 20} 130h44v28h-44z`}
          />
        </g>
      ))}
      <path class="wall" d="M14 168h330" />
      <text class="norm" x="179" y="193">
        {words}
      </text>
      <text x="179" y="213">
        {text.rule}
      </text>
    </Frame>
  )
}

export function Line({ norm, text }: DrawingProps) {
  const [down, up] = [norm('NET-02'), norm('NET-03')]
  return (
    <Frame title={text.line} says={[down?.words, up?.words]}>
      <path class="floor" d="M36 84h80v54H36z" />
      <path class="between" d="M36 84h80v54H36zM24 150h104" />
      <path class="thing" d="M262 100h64v30h-64z" />
      <path class="between" d="M274 100V72M314 100V72M276 116h8M290 116h8" />
      <path class="arrow" d="M244 98H142m12-9-12 9 12 9" />
      <path class="arrow" d="M142 130h102m-12-9 12 9-12 9" />
      <text class="norm" x="190" y="42">
        {down?.words ?? text.download}
      </text>
      <text class="norm" x="190" y="190">
        {up?.words ?? text.upload}
      </text>
    </Frame>
  )
}

export function Extinguisher({ norm, text }: DrawingProps) {
  const [height, count] = [norm('FIR-03'), norm('FIR-01')]
  const pieces = named(text.pieces, count)
  return (
    <Frame title={text.extinguisher} says={[named(text.top, height), pieces]}>
      <path class="wall" d="M40 14v176M14 190h330" />
      <path class="thing" d="M70 78q0-14 14-14h12q14 0 14 14v62H70z" />
      <path class="between" d="M82 64V52h16v12M98 56h16M70 100q-14 8-10 34" />
      <Span from={[160, 52]} to={[160, 188]} words={named(text.top, height)} side="end" />
      <text class="norm" x="172" y="150" text-anchor="start">
        {pieces}
      </text>
    </Frame>
  )
}
