// The signs of the desk, drawn in line, 24 by 24; the word beside a sign says the same.

const PATHS = {
  queue: 'M9 6h12M9 12h12M9 18h12M3.5 6l1 1 2-2M3.5 12l1 1 2-2M3.5 18l1 1 2-2',
  visits: 'm3 6 6-2.5 6 2.5 6-2.5V18l-6 2.5L9 18l-6 2.5zM9 3.5V18M15 6v14.5',
  people: 'M9 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 20.5c0-4 3-6 7-6s7 2 7 6M16 4a4 4 0 0 1 0 7.5M18.5 15c2.3.8 3.5 2.8 3.5 5.5',
  checklists: 'M6 2.5h8l5 5v14H6zM14 2.5v5h5M9 13h7M9 17h5',
  back: 'm15 5-7 7 7 7',
  check: 'M4 12.5 9.5 18 20 6.5',
  cross: 'M6 6l12 12M18 6 6 18',
  octagon: 'M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM12 7.5v5.5M12 16.5h.01',
  triangle: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17.3h.01',
  circle: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 11v6M12 7.5h.01',
  clock: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM12 6.5V12l4 2.5',
  arrow: 'M4 12h15M13 6l6 6-6 6',
  return: 'M8 4 3.5 8.5 8 13M4 8.5h10a6 6 0 0 1 0 12H8',
  swap: 'M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4',
  search: 'M10.5 3.5a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  turn: 'M20 4v5h-5M20 9a8.5 8.5 0 1 0 .5 5',
  again: 'M20 4v5h-5M4 20v-5h5M19.5 9A8 8 0 0 0 5 8M4.5 15a8 8 0 0 0 14.500 1',
  offline: 'M2 3l19 19M8.500 8.700A14 14 0 0 0 3 11.500M12 7c3.500 0 6.700 1.400 9 4M6.500 15a8 8 0 0 1 5.500-2.200M12 19h.01',
  inbox: 'M3 13 6 4.500h12L21 13v6.500H3zM3 13h5.500l1.500 3h4l1.500-3H21',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 21c0-4.500 3-6.500 7.500-6.500s7.500 2 7.500 6.500',
  exit: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  down: 'm5 9 7 7 7-7',
  split: 'M3 5h18v14H3zM12 3v18',
  lock: 'M5 11h14v10H5zM8 11V7.500a4 4 0 0 1 8 0V11',
  key: 'M8 10.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM11.500 11.500 20 3M16 7l3 3',
} as const

export type DeskIconName = keyof typeof PATHS

export function DeskIcon({ name }: { name: DeskIconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}

/** The mark of Osmotr: a dial with its needle. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="12.5" fill="none" stroke="currentColor" stroke-width="3" />
      <path class="needle" d="M16 16 24.5 7.5" stroke-width="3.5" stroke-linecap="square" />
      <path stroke="currentColor" stroke-width="2" d="M16 28v-5M4 16h5M7.5 24.5l3-3M7.500 7.5l3 3" />
    </svg>
  )
}
