// The signs that only the desk needs, beside those of every page; the word beside a sign says the same.

import { Icon, type IconName } from '../parts/icon'

const PATHS = {
  visits: 'm3 6 6-2.5 6 2.5 6-2.5V18l-6 2.5L9 18l-6 2.5zM9 3.5V18M15 6v14.5',
  point: 'M4 9.5 12 3l8 6.5V21H4zM10 21v-7h4v7',
  people:
    'M9 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 20.5c0-4 3-6 7-6s7 2 7 6M16 4a4 4 0 0 1 0 7.5M18.5 15c2.3.8 3.5 2.8 3.5 5.5',
  checklists: 'M6 2.5h8l5 5v14H6zM14 2.5v5h5M9 13h7M9 17h5',
  talk: 'M3 4h18v12.500h-9L7 21v-4.500H3zM8 9h8M8 12h5',
  rules: 'M4 6h10M18 6h2M4 12h3M11 12h9M4 18h8M16 18h4M14 4v4M7 10v4M12 16v4',
  audit: 'M5 3h14v18H5zM9 8h6M9 12h6M9 16h3',
  return: 'M8 4 3.5 8.5 8 13M4 8.5h10a6 6 0 0 1 0 12H8',
  between: 'M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4',
  search: 'M10.5 3.5a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  turn: 'M20 4v5h-5M20 9a8.5 8.5 0 1 0 .5 5',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  lock: 'M5 11h14v10H5zM8 11V7.500a4 4 0 0 1 8 0V11',
  key: 'M8 10.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM11.500 11.500 20 3M16 7l3 3',
} as const

type OwnName = keyof typeof PATHS
export type DeskIconName = OwnName | IconName

export function DeskIcon({ name }: { name: DeskIconName }) {
  if (!isOwn(name)) return <Icon name={name} />
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}

function isOwn(name: DeskIconName): name is OwnName {
  return name in PATHS
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
