// The reviewer's acts and the applications everybody reads; these need the network.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { Comparison } from '../../api/report-shapes'
import type {
  Application,
  ApplicationDetail,
  Decision,
  InspectionRow,
  Locale,
  Page,
  ReturnedItem,
} from '../../api/shapes'

export interface DecisionDraft {
  verdict: Decision['verdict']
  items: ReturnedItem[]
  reason: string
  /** In the reviewer's own zone, which the days of the letter follow. */
  due_at: string | null
}

export interface NewDecision extends DecisionDraft {
  /** Without one the letter goes out as it is made. */
  letter: { locale: Locale; text: string } | null
  /** The name of the report that the person saw. */
  seen: string | null
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
  decide(application_id: string, decision: NewDecision, version: number): Promise<Reply<Decided>>
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
