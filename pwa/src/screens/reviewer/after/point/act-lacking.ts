// What an act against a point still lacks before it can be sent.

import type { PointActKind } from '../../../../api/point-shapes'

export type Lacking = 'reason' | 'due'

/** Acts that need no reason. */
const FREELY: PointActKind[] = ['restore', 'approve', 'close']

/** `due_on` is a day as the browser's field gives it (YYYY-MM-DD), empty when none was chosen. */
export function lackingOf(kind: PointActKind, reason: string, due_on: string, now: Date): Lacking[] {
  const lacking: Lacking[] = []
  if (!FREELY.includes(kind) && !reason.trim()) lacking.push('reason')
  if (kind === 'warn' && !isAhead(due_on, now)) lacking.push('due')
  return lacking
}

function isAhead(day: string, now: Date): boolean {
  const two = (part: number) => String(part).padStart(2, '0')
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return day > today
}
