// A day.

import { rejected, type Rules } from '../kind'

export const date: Rules = {
  check: (value) => (isDay(value) ? null : rejected('not-a-day')),
  isComplete: isDay,
  outcome(value, { settings }) {
    const bound = settings.not_before === 'today' ? today() : settings.not_before
    if (!isDay(bound)) return null
    return (value as string) >= bound ? 'ok' : 'bad'
  },
}

/** The day by this phone's clock and zone. */
export function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001') return false
  const read = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value)
}
