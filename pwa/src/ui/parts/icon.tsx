// The signs of the phone, drawn in line, 24 by 24; the word beside a sign says the same.

const PATHS = {
  back: 'm15 5-7 7 7 7',
  forward: 'm9 5 7 7-7 7',
  arrow: 'M4 12h15M13 6l6 6-6 6',
  check: 'M4 12.5 9.5 18 20 6.5',
  cross: 'M6 6l12 12M18 6 6 18',
  octagon: 'M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM12 7.5v5.5M12 16.5h.01',
  triangle: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17.3h.01',
  circle: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 11v6M12 7.5h.01',
  camera: 'M3 8h4l2-3h6l2 3h4v11H3zM12 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  pin: 'M12 21.5s7-6.7 7-12a7 7 0 0 0-14 0c0 5.3 7 12 7 12zM12 7a2.5 2.5 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  list: 'M9 6h12M9 12h12M9 18h12M3.5 6l1 1 2-2M3.5 12l1 1 2-2M3.5 18l1 1 2-2',
  send: 'M12 20V6M6 11l6-6 6 6M5 2.5h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  offline: 'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M2 9a15 15 0 0 1 4.5-2.8M12 6c3.8 0 7.3 1.2 10 3.5M15 10.2c1.5.5 2.9 1.3 4 2.3M9 16a4.5 4.5 0 0 1 6 0M12 20h.01',
  wifi: 'M2 9a15 15 0 0 1 20 0M5 12.5a10.5 10.5 0 0 1 14 0M8.5 16a5 5 0 0 1 7 0M12 20h.01',
  download: 'M12 4v12M6 11l6 6 6-6M4 20.5h16',
  again: 'M20 4v5h-5M4 20v-5h5M19.5 9A8 8 0 0 0 5 8M4.5 15a8 8 0 0 0 14.500 1',
  pen: 'M4 20h4L20 8l-4-4L4 16zM13.5 6.5l4 4',
  file: 'M6 2.5h8l5 5v14H6zM14 2.5v5h5',
  torch: 'M8 2.5h8v4l-2 3v12h-4v-12l-2-3zM8 6.5h8M12 12v2',
  phone: 'M7 2.5h10v19H7zM11 18.5h2',
  inbox: 'M3 13 6 4.500h12L21 13v6.500H3zM3 13h5.500l1.500 3h4l1.500-3H21',
  shield: 'M12 2.5 20 6v6c0 5-3.5 8-8 9.5C7.5 20 4 17 4 12V6zM8 12l3 3 5-5.5',
  clock: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 6.5V12l4 2.5',
  exit: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  trash: 'M4 6.5h16M9 6.500V3.500h6v3M6 6.500l1 14h10l1-14',
  swap: 'm8 5-6 7 6 7M16 5l6 7-6 7',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
