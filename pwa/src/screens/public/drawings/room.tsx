// The room as it is measured: its plan, its height, the way in, and what the cameras see of it.

import { Frame, named, Span, type DrawingProps } from './figure'

const MOST_ROOMS = 4
const MOST_SEATS = 5

export function Plan({ norm, text, mark }: DrawingProps) {
  const [area, client, width] = [norm('CLI-01'), norm('CLI-02'), norm('CLI-03')]
  const whole = area?.words ? text.whole(area.words) : text.wholeBare
  const rooms = Math.min(norm('CLI-05')?.least ?? 0, MOST_ROOMS)
  const seats = Math.min(norm('CLI-07')?.least ?? 0, MOST_SEATS)
  const says = [whole, named(text.clients, client), named(text.width, width)]
  return (
    <Frame title={text.plan} says={[...says, rooms ? named(text.fitting, norm('CLI-05')) : null]}>
      <path class={mark ? 'ground' : 'floor'} d="M64 20h270v150H64z" />
      {mark === 'client' && <path class="floor" d="M190 20h144v150H190z" />}
      {mark === 'store' && <path class="floor" d="M64 20h126v92H64z" />}
      <path class="wall" d="M222 170H64V20h270v150h-72" />
      <path class="thin" d="M222 170a40 40 0 0 1 40-40v40" />
      <path class={mark === 'store' ? 'between marked' : 'between'} d="M190 20v58M190 100v14M64 112h82" />
      {Array.from({ length: rooms }, (_, at) => (
        <path key={at} class="thing" d={`M304 ${24 + at * 25}h28v23h-28z`} />
      ))}
      {Array.from({ length: seats }, (_, at) => (
        <circle key={at} class="thing" cx={206 + at * 16} cy="34" r="6" />
      ))}
      <text x="126" y="70">
        {text.store}
      </text>
      <text x="116" y="146">
        {text.issue}
      </text>
      <text x="246" y="86">
        {text.clients}
      </text>
      {client?.words && (
        <text class="norm" x="246" y="104">
          {client.words}
        </text>
      )}
      <Span from={[42, 20]} to={[42, 170]} words={named(text.width, width)} />
      <Span from={[64, 190]} to={[334, 190]} words={whole} />
    </Frame>
  )
}

export function Height({ norm, text }: DrawingProps) {
  const height = norm('CLI-04')
  return (
    <Frame title={text.height} says={[named(text.ceiling, height)]}>
      <path class="floor" d="M40 32h278v160H40z" />
      <path class="wall" d="M40 192V32h278v160" />
      <path class="wall" d="M20 192h318" />
      <path class="thing" d="M158 34h44v24h-44z" />
      <circle class="thing" cx="92" cy="88" r="11" />
      <path class="between" d="M92 100v46M92 146l-14 44M92 146l14 44M92 112l-20 24M92 112l20 24" />
      <Span from={[180, 60]} to={[180, 190]} words={height?.words ?? ''} side="end" />
      <text x="192" y="150" text-anchor="start">
        {text.ceiling}
      </text>
    </Frame>
  )
}

export function Doorway({ norm, text }: DrawingProps) {
  const [door, way] = [norm('ENT-05'), norm('ENT-08')]
  return (
    <Frame title={text.doorway} says={[named(text.clear, door), named(text.van, way)]}>
      <path class="ground" d="M196 14h132v150H196z" />
      <path class="wall" d="M196 164V14h132v150" />
      <path class="floor" d="M220 46h76v118h-76z" />
      <path class="between" d="M220 164V46h76v118" />
      <path class="thin" d="M284 142h6" />
      <path class="wall" d="M16 164h326" />
      <path class="thing" d="M28 120h52v-26h-52zM80 104h18l12 16v18H28v-18" />
      <circle class="thing" cx="46" cy="140" r="10" />
      <circle class="thing" cx="92" cy="140" r="10" />
      <path class="between" d="M150 164l46-10" />
      <Span from={[220, 84]} to={[296, 84]} words={door?.words ?? ''} />
      <text x="258" y="124">
        {text.clear}
      </text>
      <Span from={[110, 186]} to={[220, 186]} words={named(text.van, way)} />
    </Frame>
  )
}

const VIEWS = ['receipt', 'store', 'issue', 'entrance'] as const
const PLACES = [
  [68, 166, 'l92 -44v44z'],
  [68, 24, 'l104 30L142 96z'],
  [186, 112, 'l-6 54L120 150z'],
  [330, 24, 'l-104 42L296 166z'],
] as const

export function Cameras({ norm, text }: DrawingProps) {
  const cameras = norm('STO-06')
  const count = Math.min(cameras?.least ?? 1, PLACES.length)
  return (
    <Frame title={text.cameras} says={[named(text.cameraCount, cameras), VIEWS.map((each) => text[each]).join(', ')]}>
      <path class="ground" d="M64 20h270v150H64z" />
      {PLACES.slice(0, count).map(([x, y, view]) => (
        <path key={view} class="view" d={`M${x} ${y}${view}`} />
      ))}
      <path class="wall" d="M222 170H64V20h270v150h-72" />
      <path class="between" d="M190 20v58M190 100v14M64 112h82" />
      {PLACES.slice(0, count).map(([x, y]) => (
        <circle key={`${x} ${y}`} class="eye" cx={x} cy={y} r="7" />
      ))}
      <text x="134" y="74">
        {text.store}
      </text>
      <text x="120" y="158">
        {text.receipt}
      </text>
      <text x="222" y="148">
        {text.issue}
      </text>
      <text x="286" y="104">
        {text.entrance}
      </text>
      <text class="norm" x="199" y="200">
        {named(text.cameraCount, cameras)}
      </text>
    </Frame>
  )
}
