// The reviewer's acts and the applications everybody reads; these need the network.

import type { Api } from '../api/client'
import type { Reply } from '../api/outcome'
import type {
  Application,
  ApplicationDetail,
  Comparison,
  Decision,
  InspectionRow,
  Page,
  Queue,
  ReturnedItem,
} from '../api/shapes'

export interface DecisionDraft {
  verdict: 'accept' | 'return' | 'refuse'
  items: ReturnedItem[]
  reason: string
}

export interface Decided {
  decision: Decision
  application: Application
  rechecks: InspectionRow[]
}

export interface Review {
  applications(filter?: { stage?: string; cursor?: string }): Promise<Reply<Page<Application>>>
  application(id: string): Promise<Reply<ApplicationDetail>>
  queue(cursor?: string): Promise<Reply<Queue>>
  comparison(application_id: string): Promise<Reply<Comparison>>
  /** `version` is the application's version the person saw. */
  decide(application_id: string, draft: DecisionDraft, version: number): Promise<Reply<Decided>>
  /** Address of a photo for an <img>; `size` is the long side of a thumbnail. */
  photoUrl(sha256: string, size?: number): string
  /** Addresses to download from: a copy with time and place, the bytes as they came, all of an inspection. */
  copyUrl(inspection_id: string, sha256: string): string
  originalUrl(sha256: string): string
  archiveUrl(inspection_id: string, what: 'copies' | 'originals'): string
  qrUrl(code: string): string
}

export function makeReview(api: Api): Review {
  return {
    applications: (filter) => api.ask('/applications', { query: { ...filter } }),
    application: (id) => api.ask(`/applications/${id}`),
    queue: (cursor) => api.ask('/queue', { query: { cursor } }),
    comparison: (id) => api.ask(`/applications/${id}/comparison`),
    decide: (id, body, version) => api.ask(`/applications/${id}/decisions`, { method: 'POST', body, version }),
    photoUrl: (sha256, size) => api.url(`/photos/${sha256}`, { size }),
    copyUrl: (inspection_id, sha256) => api.url(`/inspections/${inspection_id}/copies/${sha256}`),
    originalUrl: (sha256) => api.url(`/photos/${sha256}/original`),
    archiveUrl: (inspection_id, what) => api.url(`/inspections/${inspection_id}/${what}`),
    qrUrl: (code) => api.url(`/reports/${code}/qr`),
  }
}
