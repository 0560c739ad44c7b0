// The reviewer's acts and the applications everybody reads; these need the network.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { Comparison } from '../../api/report-shapes'
import type { Application, ApplicationDetail, Decision, InspectionRow, Page, ReturnedItem } from '../../api/shapes'

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
  comparison(application_id: string): Promise<Reply<Comparison>>
  /** `version` is the application's version the person saw. */
  decide(application_id: string, draft: DecisionDraft, version: number): Promise<Reply<Decided>>
  /** Address of a photo for an <img>; `size` is the long side of a thumbnail. */
  photoUrl(sha256: string, size?: number): string
}

export function makeReview(api: Api): Review {
  return {
    applications: (filter) => api.ask('/applications', { query: { ...filter } }),
    application: (id) => api.ask(`/applications/${id}`),
    comparison: (id) => api.ask(`/applications/${id}/comparison`),
    decide: (id, body, version) => api.ask(`/applications/${id}/decisions`, { method: 'POST', body, version }),
    photoUrl: (sha256, size) => api.url(`/photos/${sha256}`, { size }),
  }
}
