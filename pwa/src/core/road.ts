// What an applicant does with an application as a whole; these need the network, and each has an id of its own, so that
// sending it again does nothing twice.

import type { Api } from '../api/client'
import type { Reply } from '../api/outcome'
import type { FoundPlace, Submission } from '../api/road-shapes'
import type { Application } from '../api/shapes'

export type RoadAct = 'withdrawals' | 'comebacks' | 'repairs'

export interface Road {
  submit(application_id: string, id: string, consent_version: number): Promise<Reply<Submission>>
  act(application_id: string, what: RoadAct, id: string): Promise<Reply<Application>>
  find(address: string): Promise<Reply<FoundPlace>>
}

export function makeRoad(api: Api): Road {
  return {
    submit: (application_id, id, consent_version) =>
      api.ask(`/applications/${application_id}/submissions`, { method: 'POST', body: { id, consent_version } }),
    act: (application_id, what, id) =>
      api.ask(`/applications/${application_id}/${what}`, { method: 'POST', body: { id } }),
    find: (address) => api.ask('/places', { method: 'POST', body: { address } }),
  }
}
