// Notices by the day on which they came, the newest first.

import type { Notice } from '../../api/notice-shapes'

export interface NoticeDay {
  /** The first moment of it that there is a notice of. */
  at: string
  when: 'today' | 'yesterday' | 'earlier'
  items: Notice[]
}

export function byDay(notices: readonly Notice[], now: Date): NoticeDay[] {
  const days: NoticeDay[] = []
  for (const notice of notices) {
    const last = days.at(-1)
    if (last && ago(last.at, now) === ago(notice.at, now)) last.items.push(notice)
    else days.push({ at: notice.at, when: whenOf(ago(notice.at, now)), items: [notice] })
  }
  return days
}

function whenOf(days: number): NoticeDay['when'] {
  return days <= 0 ? 'today' : days === 1 ? 'yesterday' : 'earlier'
}

/** Midnights between then and now; a day of 23 or 25 hours is a day. */
function ago(at: string, now: Date): number {
  const midnight = (when: Date) => new Date(when.getFullYear(), when.getMonth(), when.getDate()).getTime()
  return Math.round((midnight(now) - midnight(new Date(at))) / 86_400_000)
}
