// Reports, cases and lists to take away; these need the network.

import type { Api } from '../../api/client'
import type { Export, ExportKind, ListKind } from '../../api/export-shapes'
import type { Reply } from '../../api/outcome'
import type { QueueFilter } from '../../api/queue-shapes'
import type { Locale } from '../../api/shapes'

/** A hundred thousand rows take the server a minute. */
const LONGEST_MS = 300_000

export interface NewExport {
  /** The same id again is the same export. */
  id: string
  kind: ExportKind
  locale: Locale
  /** IANA name of the time zone in which times are written. */
  zone: string
}

export interface Exports {
  own(application_id: string): Promise<Reply<{ items: Export[] }>>
  ask(application_id: string, wanted: NewExport): Promise<Reply<Export>>
  /** Address of a file that is ready. */
  fileUrl(made: Export): string
  /** The queue as a file; words to search for have no place in an address, so it comes through the hand. */
  list(kind: ListKind, as: { locale: Locale; zone: string }, filter: QueueFilter): Promise<Reply<Blob>>
}

export function makeExports(api: Api): Exports {
  return {
    own: (application_id) => api.ask(`/applications/${application_id}/exports`),
    ask: (application_id, { id, ...body }) =>
      api.ask(`/applications/${application_id}/exports/${id}`, { method: 'PUT', body }),
    fileUrl: ({ application_id, id }) => api.url(`/applications/${application_id}/exports/${id}/file`),
    list: (format, as, filter) =>
      api.ask('/exports/lists', { method: 'POST', body: { ...filter, ...as, format }, timeout_ms: LONGEST_MS }),
  }
}
