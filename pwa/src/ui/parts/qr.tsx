// A QR code: dark squares on a light ground, by night too, as scanners want it.

import '../qr.css'

interface Props {
  qr: { size: number; path: string }
  label: string
}

export function Qr({ qr: { size, path }, label }: Props) {
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
