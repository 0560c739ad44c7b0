// What people ask and are answered on the road of an application; all of it needs the network.

import type { Api } from '../api/client'
import type { HelpThread, PublishedAnswer } from '../api/help-shapes'
import type { Reply } from '../api/outcome'

export interface Help {
  thread(application_id: string, before?: string): Promise<Reply<HelpThread>>
  /** The same id is the same message, however often it is sent. */
  ask(application_id: string, id: string, text: string): Promise<Reply<HelpThread>>
  /** Published answers that share words with these, the best first; without words the newest. */
  search(words: string): Promise<Reply<{ items: PublishedAnswer[] }>>
}

export function makeHelp(api: Api): Help {
  return {
    thread: (application_id, before) => api.ask(`/applications/${application_id}/help`, { query: { before } }),
    ask: (application_id, id, text) =>
      api.ask(`/applications/${application_id}/help/messages`, { method: 'POST', body: { id, text } }),
    search: (words) => api.ask('/help/searches', { method: 'POST', body: { words } }),
  }
}
