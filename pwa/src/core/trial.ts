// The test period of an application: how it stands, its problems, the decision; all of it needs the network but the daily list.

import type { Api } from '../api/client'
import type { Reply } from '../api/outcome'
import type { SeenReport, TrialState, TrialVerdict } from '../api/trial-shapes'

export interface NewTrouble {
  id: string
  what: string
  owner: string
  due_on: string
  /** The photo of a daily list that shows it. */
  before: string | null
}

export interface NewVerdict {
  id: string
  verdict: TrialVerdict
  reason: string
  ends_on: string | null
  /** The report that was seen: another one refuses. */
  sha256: string
}

export interface Trials {
  read(): Promise<Reply<TrialState>>
  /** The same id is the same problem, however often it is sent. */
  write(trouble: NewTrouble): Promise<Reply<TrialState>>
  mend(trouble: string, after: string): Promise<Reply<TrialState>>
  decide(verdict: NewVerdict): Promise<Reply<TrialState>>
  /** The report that a decision was made on. */
  seen(decision: string): Promise<Reply<SeenReport>>
}

export function makeTrial(api: Api, application_id: string): Trials {
  const path = `/applications/${application_id}/trial`
  return {
    read: () => api.ask(path),
    write: (trouble) => api.ask(`${path}/troubles`, { method: 'POST', body: trouble }),
    mend: (trouble, after) => api.ask(`${path}/troubles/${trouble}/mending`, { method: 'PUT', body: { after } }),
    seen: (decision) => api.ask(`${path}/decisions/${decision}/report`),
    decide: (verdict) => api.ask(`${path}/decisions`, { method: 'POST', body: verdict }),
  }
}
