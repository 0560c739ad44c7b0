// What is done with the duties of an open point; all of it needs the network. The same id is the same entry, however often it is sent.

import type { Api } from '../api/client'
import type { Duties, DutyKind, DutyRows } from '../api/duty-shapes'
import type { Reply } from '../api/outcome'

export interface NewDutyEntry {
  id: string
  until: string | null
  figure: number | null
  endless: boolean
}

export interface DutyActs {
  read(): Promise<Reply<Duties>>
  enter(kind: DutyKind, entry: NewDutyEntry): Promise<Reply<Duties>>
  remind(kind: DutyKind, id: string): Promise<Reply<Duties>>
}

export function makeDuties(api: Api, application_id: string): DutyActs {
  const path = `/applications/${application_id}/duties`
  return {
    read: () => api.ask(path),
    enter: (kind, entry) => api.ask(`${path}/${kind}/entries`, { method: 'POST', body: entry }),
    remind: (kind, id) => api.ask(`${path}/${kind}/reminders`, { method: 'POST', body: { id } }),
  }
}

/** Duties of all points: those that wait for their owners, or every one. */
export const listDuties = (api: Api, show: 'waiting' | 'all', cursor?: string): Promise<Reply<DutyRows>> =>
  api.ask('/duties', { query: { show, cursor } })
