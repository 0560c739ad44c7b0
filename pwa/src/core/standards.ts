// Changed standards of open points; all of it needs the network. The same id is the same confirmation, however often it is sent.

import type { Api } from '../api/client'
import type { Reply } from '../api/outcome'
import type { StandardRows, Standards } from '../api/standard-shapes'

export interface StandardActs {
  read(): Promise<Reply<Standards>>
  confirm(standard: string, id: string): Promise<Reply<Standards>>
}

export function makeStandards(api: Api, application_id: string): StandardActs {
  const path = `/applications/${application_id}/standards`
  return {
    read: () => api.ask(path),
    confirm: (standard, id) => api.ask(`${path}/confirmations`, { method: 'POST', body: { id, standard } }),
  }
}

/** Every version that concerns an open point. */
export const listStandards = (api: Api): Promise<Reply<StandardRows>> => api.ask('/standards')
