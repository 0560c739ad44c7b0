// What people ask and are answered on the road of an application; all of it needs the network.

import type { Api } from '../api/client'
import type { Database } from '../store/database'
import { putDraft, readDraft } from '../store/drafts'
import type { HelpThread, PublishedAnswer } from '../api/help-shapes'
import type { Reply } from '../api/outcome'

export interface Help {
  thread(application_id: string, before?: string): Promise<Reply<HelpThread>>
  /** The same id is the same message, however often it is sent. */
  ask(application_id: string, id: string, text: string): Promise<Reply<HelpThread>>
  /** Published answers that share words with these, the best first; without words the newest. */
  search(words: string): Promise<Reply<{ items: PublishedAnswer[] }>>
}

/** What was left unsent, in its author's own store on this device. */
export interface Draft {
  id: string
  text: string
  /** It was sent, and nobody knows whether it arrived. */
  tried: boolean
}

export interface Drafts {
  read(name: string): Promise<Draft | null>
  /** Whether it is on the disk. */
  keep(name: string, draft: Draft | null): Promise<boolean>
}

/** `database` is null where there is no store: nothing is kept then, and nobody is told that it were. */
export function makeDrafts(database: Database | null): Drafts {
  return {
    async read(name) {
      try {
        return (await database?.read(['meta'], (tx) => readDraft(tx, name))) ?? null
      } catch (error) {
        if (error instanceof DOMException) return null
        throw error
      }
    },
    async keep(name, draft) {
      if (!database) return false
      try {
        await database.write(['meta'], (tx) => putDraft(tx, name, draft), [])
        return true
      } catch (error) {
        if (error instanceof DOMException) return false
        throw error
      }
    },
  }
}

export function makeHelp(api: Api): Help {
  return {
    thread: (application_id, before) => api.ask(`/applications/${application_id}/help`, { query: { before } }),
    ask: (application_id, id, text) =>
      api.ask(`/applications/${application_id}/help/messages`, { method: 'POST', body: { id, text } }),
    search: (words) => api.ask('/help/searches', { method: 'POST', body: { words } }),
  }
}
