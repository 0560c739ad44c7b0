// Opening hours of a week: in lines as people say them, whether it is open now, and the form in which they are told.

import type { Week } from '../../api/point-shapes'

export type Day = Week[number]

/** Days that follow each other with the same hours, by their numbers: 0 is Monday. */
export interface Line {
  from: number
  to: number
  hours: Day
}

export function linesOf(days: Week): Line[] {
  const lines: Line[] = []
  days.forEach((hours, at) => {
    const last = lines.at(-1)
    if (last && String(last.hours) === String(hours)) last.to = at
    else lines.push({ from: at, to: at, hours })
  })
  return lines
}

export type Now = { is: 'open'; until: string } | { is: 'closed'; opens: { inDays: number; at: string } | null }

/** Whether it is open at this moment by the clock of `zone`, until when, or when it opens next (within a week). */
export function standsNow(days: Week, zone: string, at: Date): Now {
  const { day, time } = clockOf(zone, at)
  const today = days[day]
  if (today && today[0] <= time && time < today[1]) return { is: 'open', until: today[1] }
  if (today && time < today[0]) return { is: 'closed', opens: { inDays: 0, at: today[0] } }
  for (let inDays = 1; inDays <= 7; inDays += 1) {
    const next = days[(day + inDays) % 7]
    if (next) return { is: 'closed', opens: { inDays, at: next[0] } }
  }
  return { is: 'closed', opens: null }
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The day of the week (0 is Monday) and the time, HH:MM, on the clock of this zone. */
export function clockOf(zone: string, at: Date): { day: number; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return { day: DAYS.indexOf(part('weekday')), time: `${part('hour')}:${part('minute')}` }
}

/** A day as it is typed; closing at 00:00 is midnight, the end of the same day. */
export interface DraftDay {
  open: boolean
  from: string
  to: string
}

export const emptyWeek = (): DraftDay[] => Array.from({ length: 7 }, () => ({ open: true, from: '10:00', to: '21:00' }))

export function draftOf(days: Week | null): DraftDay[] {
  if (!days) return emptyWeek()
  return days.map((each) =>
    each
      ? { open: true, from: each[0], to: each[1] === '24:00' ? '00:00' : each[1] }
      : { open: false, from: '10:00', to: '21:00' },
  )
}

const closing = (to: string) => (to === '00:00' ? '24:00' : to)

/** The numbers of the days whose hours cannot be: not typed, or ending before they begin. */
export function faultsOf(draft: DraftDay[]): number[] {
  return draft.flatMap(({ open, from, to }, at) => (open && !(from && to && from < closing(to)) ? [at] : []))
}

export const weekOf = (draft: DraftDay[]): Week =>
  draft.map(({ open, from, to }) => (open ? [from, closing(to)] : null))
