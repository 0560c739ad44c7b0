// What an applicant or an inspector says to the network: answers to questions, an appeal; these need the network.

import type { Api } from '../api/client'
import type { Reply } from '../api/outcome'
import type { Appeal } from '../api/shapes'
import type { PutQuestion, Question } from '../api/talk-shapes'

export interface Talk {
  questions(): Promise<Reply<{ items: PutQuestion[] }>>
  /** The same id is the same answer, however often it is sent. */
  answer(question: PutQuestion, id: string, text: string): Promise<Reply<Question>>
  appeal(application_id: string, id: string, reason: string): Promise<Reply<Appeal>>
}

export function makeTalk(api: Api): Talk {
  return {
    questions: () => api.ask('/questions'),
    answer: ({ application_id, id: question }, id, text) =>
      api.ask(`/applications/${application_id}/questions/${question}/answers`, { method: 'POST', body: { id, text } }),
    appeal: (application_id, id, reason) =>
      api.ask(`/applications/${application_id}/appeals`, { method: 'POST', body: { id, reason } }),
  }
}
