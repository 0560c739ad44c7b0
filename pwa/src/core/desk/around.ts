// What reviewers do around a decision: read its letter, ask on an item, open what was seen.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { Letters, Question, Snapshot } from '../../api/talk-shapes'
import type { DecisionDraft } from './review'

export interface NewQuestion {
  id: string
  item: string
  to: 'applicant' | 'inspector'
  text: string
}

export interface Around {
  /** The letter that would go with a decision, in both languages. */
  letters(application_id: string, draft: DecisionDraft): Promise<Reply<Letters>>
  /** The same id is the same question, however often it is sent. */
  ask(application_id: string, question: NewQuestion): Promise<Reply<Question>>
  /** What the reviewer saw when they decided. */
  snapshot(application_id: string, decision_id: string): Promise<Reply<Snapshot>>
}

export function makeAround(api: Api): Around {
  return {
    letters: (id, body) => api.ask(`/applications/${id}/letters`, { method: 'POST', body }),
    ask: (id, body) => api.ask(`/applications/${id}/questions`, { method: 'POST', body }),
    snapshot: (id, decision) => api.ask(`/applications/${id}/decisions/${decision}/snapshot`),
  }
}
