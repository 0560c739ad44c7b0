// What the administrator looks after: the phones and the quarantine; these need the network.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { Page } from '../../api/shapes'
import type { Phones, QuarantineEntry } from '../../api/upkeep-shapes'

export interface Upkeep {
  phones(wish?: { attention?: boolean; cursor?: string }): Promise<Reply<Phones>>
  quarantine(cursor?: string): Promise<Reply<Page<QuarantineEntry>>>
  /** Lets a refused operation in after all; what is refused again stays, with the reason of today. */
  release(entry: QuarantineEntry): Promise<Reply<QuarantineEntry>>
}

export function makeUpkeep(api: Api): Upkeep {
  return {
    phones: (wish) =>
      api.ask('/devices', { query: { cursor: wish?.cursor, attention: wish?.attention ? 'true' : undefined } }),
    quarantine: (cursor) => api.ask('/quarantine', { query: { cursor } }),
    release: ({ device, n, hash }) => api.ask(`/quarantine/${device}/${n}/${hash}/releases`, { method: 'POST' }),
  }
}
