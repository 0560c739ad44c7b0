// The administrator searches the audit and has its chain recomputed; these need the network.

import type { Api } from '../../api/client'
import type { AuditEntries, AuditStanding } from '../../api/audit-shapes'
import type { Reply } from '../../api/outcome'

/** Empty strings ask for everything; days are those of the calendar here, both included. */
export interface AuditWish {
  act: string
  who: string
  about: string
  from: string
  to: string
}

export interface Audit {
  entries(wish: AuditWish, cursor?: string): Promise<Reply<AuditEntries>>
  standing(): Promise<Reply<AuditStanding>>
  check(): Promise<Reply<AuditStanding>>
}

export function makeAudit(api: Api): Audit {
  return {
    entries: ({ act, who, about, from, to }, cursor) =>
      api.ask('/audit/searches', {
        method: 'POST',
        body: {
          cursor,
          act: act || undefined,
          who: who || undefined,
          about: about.trim() || undefined,
          since: beginning(from),
          until: beginning(to, 1),
        },
      }),
    standing: () => api.ask('/audit/checks'),
    check: () => api.ask('/audit/checks', { method: 'POST' }),
  }
}

/** When this day, or one of the days after it, begins here; undefined for what is no day. */
export function beginning(day: string, after = 0): string | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return undefined
  return new Date(year, month - 1, date + after).toISOString()
}
