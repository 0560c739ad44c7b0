// The reviewers' queue, whose an application is, who has it open, and filters with a name; these need the network.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { Choices, Lock, Queue, QueueFilter, SavedView } from '../../api/queue-shapes'

export interface DeskQueue {
  /** Words to search for stand in the body: an address is written down by proxies. */
  list(filter: QueueFilter, cursor?: string): Promise<Reply<Queue>>
  choices(): Promise<Reply<Choices>>
  views(): Promise<Reply<{ items: SavedView[] }>>
  saveView(view: SavedView): Promise<Reply<SavedView>>
  dropView(id: string): Promise<Reply<void>>
  take(application_id: string, take_over?: boolean): Promise<Reply<void>>
  giveBack(application_id: string): Promise<Reply<void>>
  lock(application_id: string): Promise<Reply<{ lock: Lock | null }>>
  /** Again and again while the page is open; refused while another person has it open. */
  open(application_id: string, take_over?: boolean): Promise<Reply<{ lock: Lock | null }>>
  close(application_id: string): Promise<Reply<void>>
  /** The same when nobody will be there to hear the answer. */
  closeAsThePageGoes(application_id: string): void
}

/** What has been let go of and not been answered yet: who comes back at once opens it after that, not before. */
const going = new Map<string, Promise<unknown>>()

const PATIENCE_MS = 3_000
const soon = () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))

export function makeQueue(api: Api): DeskQueue {
  const of = (id: string, what: 'lock' | 'reviewer') => `/applications/${id}/${what}`
  return {
    list: (filter, cursor) => api.ask('/queue/searches', { method: 'POST', body: { ...filter, cursor } }),
    choices: () => api.ask('/queue/choices'),
    views: () => api.ask('/queue/views'),
    saveView: ({ id, ...body }) => api.ask(`/queue/views/${id}`, { method: 'PUT', body }),
    dropView: (id) => api.ask(`/queue/views/${id}`, { method: 'DELETE' }),
    take: (id, take_over = false) => api.ask(of(id, 'reviewer'), { method: 'PUT', body: { take_over } }),
    giveBack: (id) => api.ask(of(id, 'reviewer'), { method: 'DELETE' }),
    lock: (id) => api.ask(of(id, 'lock')),
    async open(id, take_over = false) {
      const gone = going.get(id)
      if (gone) await Promise.race([gone, soon()])
      return await api.ask(of(id, 'lock'), { method: 'PUT', body: { take_over } })
    },
    close: (id) => api.ask(of(id, 'lock'), { method: 'DELETE' }),
    closeAsThePageGoes(id) {
      const asked = { method: 'DELETE', headers: { 'X-Osmotr': '1' }, keepalive: true }
      const gone = fetch(api.url(of(id, 'lock')), asked).catch(() => undefined) // it expires by itself
      going.set(id, gone)
      void gone.then(() => going.get(id) === gone && going.delete(id))
    },
  }
}
