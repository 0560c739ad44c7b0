// The signs of the phone, drawn in line, 24 by 24; the word beside a sign says the same.

const PATHS = {
  check: 'M4 12.5 9.5 18 20 6.5',
  cross: 'M6 6l12 12M18 6 6 18',
  octagon: 'M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM12 7.5v5.5M12 16.5h.01',
  triangle: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17.3h.01',
  circle: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 11v6M12 7.5h.01',
  back: 'm15 5-7 7 7 7',
  forward: 'm9 5 7 7-7 7',
  down: 'm5 9 7 7 7-7',
  up: 'm5 15 7-7 7 7',
  arrow: 'M4 12h15M13 6l6 6-6 6',
  list: 'M9 6h12M9 12h12M9 18h12M3.5 6l1 1 2-2M3.5 12l1 1 2-2M3.5 18l1 1 2-2',
  send: 'M12 20V6M6 11l6-6 6 6M5 2.5h14',
  load: 'M12 4v12M6 11l6 6 6-6M4 20.5h16',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  offline:
    'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M2 9a15 15 0 0 1 4.5-2.8M12 6c3.8 0 7.3 1.2 10 3.5M15 10.2c1.5.5 2.9 1.3 4 2.3M9 16a4.5 4.5 0 0 1 6 0M12 20h.01',
  wifi: 'M2 9a15 15 0 0 1 20 0M5 12.5a10.5 10.5 0 0 1 14 0M8.5 16a5 5 0 0 1 7 0M12 20h.01',
  pin: 'M12 21.5s7-6.7 7-12a7 7 0 0 0-14 0c0 5.3 7 12 7 12zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  camera: 'M3 8h4l2-3h6l2 3h4v11H3zM12 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  pencil: 'M4 20h4L20 8l-4-4L4 16zM13.5 6.5l4 4',
  phone: 'M7 2.5h10v19H7zM11 18.5h2',
  shield: 'M12 2.5 20 6v6c0 5-3.5 8-8 9.5C7.5 20 4 17 4 12V6zM8 12l3 3 5-5.5',
  again: 'M4 12a8 8 0 0 1 14-5.3L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.3L4 15M4 20v-5h5',
  clock: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 6.5V12l4 2.5',
  torch: 'M8 2.5h8v4l-2 3v12h-4v-12l-2-3zM8 6.5h8M12 12v2',
  file: 'M6 2.5h8l5 5v14H6zM14 2.5v5h5',
  split: 'M20 8H5M9 4 5 8l4 4M4 16h15M15 12l4 4-4 4',
  inbox: 'M3 13 6 4.5h12L21 13v6.5H3zM3 13h5.5l1.5 3h4l1.5-3H21',
  exit: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 21c0-4.5 3-6.5 7.5-6.500s7.5 2 7.5 6.5',
  globe:
    'M12 2.500a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM2.5 12h19M12 2.500c5 5.5 5 13.5 0 19M12 2.500c-5 5.5-5 13.5 0 19',
  contrast: 'M12 2.500a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 2.500v19M12 8h8.500M12 12h9.500M12 16h8.5',
  disk: 'M4 6c0-4.5 16-4.5 16 0v12c0 4.5-16 4.5-16 0zM4 6c0 4.5 16 4.5 16 0M4 12c0 4.5 16 4.5 16 0',
  undo: 'M8 4 3.5 8.5 8 13M4 8.500h10a6 6 0 0 1 0 12H8',
  bin: 'M4 6.500h16M9 6V3.500h6V6M6 6.500l1 14.500h10l1-14.500M10 10.500v6.500M14 10.500v6.5',
  outline: 'M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5M7 16v-6h10v6z',
  eye: 'M2 12s3.5-6.5 10-6.500S22 12 22 12s-3.5 6.5-10 6.500S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" data-name={name}>
      <path d={PATHS[name]} />
    </svg>
  )
}

/** The mark of Osmotr: a dial with its needle. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="12.5" fill="none" stroke="currentColor" stroke-width="3" />
      <path class="mark-needle" d="M16 16 24.5 7.5" stroke-width="3.5" stroke-linecap="square" />
      <path stroke="currentColor" stroke-width="2" d="M16 28v-5M4 16h5M7.5 24.5l3-3M7.5 7.5l3 3" />
    </svg>
  )
}
