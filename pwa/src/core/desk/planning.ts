// The administrator's acts on applications and visits, and the checklists to choose from; these need the network.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { Application, Checklist, ChecklistRow, InspectionRow, Page, ProfileRow } from '../../api/shapes'

export interface NewApplication {
  applicant_id: string
  address: string
  /** Null: what the address says. */
  region: string | null
  latitude: number
  longitude: number
  radius_m: number
  profile: string
}

export interface NewVisit {
  assignee_id: string
  due_at: string
  stage: 'empty' | 'finished'
}

export interface Planning {
  createApplication(draft: NewApplication): Promise<Reply<Application>>
  inspections(filter?: {
    application_id?: string
    assignee_id?: string
    state?: string
    cursor?: string
  }): Promise<Reply<Page<InspectionRow>>>
  /** `version` is the application's version the person saw. */
  planVisit(application_id: string, visit: NewVisit, version: number): Promise<Reply<InspectionRow>>
  change(
    inspection_id: string,
    change: { assignee_id?: string; due_at?: string },
    version: number,
  ): Promise<Reply<InspectionRow>>
  cancel(inspection_id: string, reason: string): Promise<Reply<InspectionRow>>
  checklists(): Promise<Reply<Page<ChecklistRow>>>
  checklist(id: string, version: number, profile?: string): Promise<Reply<Checklist>>
  profiles(): Promise<Reply<Page<ProfileRow>>>
}

export function makePlanning(api: Api): Planning {
  return {
    createApplication: (body) => api.ask('/applications', { method: 'POST', body }),
    inspections: (filter) => api.ask('/inspections', { query: { ...filter } }),
    planVisit: (id, body, version) => api.ask(`/applications/${id}/visits`, { method: 'POST', body, version }),
    change: (id, body, version) => api.ask(`/inspections/${id}`, { method: 'PATCH', body, version }),
    cancel: (id, reason) => api.ask(`/inspections/${id}/cancellations`, { method: 'POST', body: { reason } }),
    checklists: () => api.ask('/checklists'),
    checklist: (id, version, profile) => api.ask(`/checklists/${id}/versions/${version}`, { query: { profile } }),
    profiles: () => api.ask('/profiles'),
  }
}
