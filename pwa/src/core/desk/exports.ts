// Reports, cases and lists to take away; these need the network.

import type { Api } from '../../api/client'
import type { Export, ExportKind, ListKind } from '../../api/export-shapes'
import type { Reply } from '../../api/outcome'
import type { Locale } from '../../api/shapes'

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
  /** Address of the queue as a list; `query` are the filters of GET /queue. */
  listUrl(kind: ListKind, as: { locale: Locale; zone: string }, query: Record<string, readonly string[]>): string
}

export function makeExports(api: Api): Exports {
  return {
    own: (application_id) => api.ask(`/applications/${application_id}/exports`),
    ask: (application_id, { id, ...body }) =>
      api.ask(`/applications/${application_id}/exports/${id}`, { method: 'PUT', body }),
    fileUrl: ({ application_id, id }) => api.url(`/applications/${application_id}/exports/${id}/file`),
    listUrl: (kind, as, query) => {
      const url = api.url(`/exports/applications.${kind}`, as)
      const filters = Object.entries(query).flatMap(([name, values]) => values.map((value) => [name, value]))
      return filters.length ? `${url}&${new URLSearchParams(filters).toString()}` : url
    },
  }
}
