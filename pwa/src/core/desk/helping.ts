// What the network does for those who ask: reads what waits, answers, publishes answers for everybody.

import type { Api } from '../../api/client'
import type { HelpRows, HelpThread, PublishedAnswer } from '../../api/help-shapes'
import type { Reply } from '../../api/outcome'
import type { Page, Standing, Words } from '../../api/shapes'
import { makeHelp, type Help } from '../help'

export interface HelpWish {
  waits: boolean
  stage: Standing | ''
}

export interface NewAnswer {
  question: Words
  answer: Words
  shown: boolean
  /** The message of a thread that a new one is made of. */
  message_id?: string
}

export interface Helping extends Omit<Help, 'ask'> {
  threads(wish: HelpWish, cursor?: string): Promise<Reply<HelpRows>>
  /** `seen`: the version of the thread that is answered; refused when somebody has written since. */
  answer(application_id: string, id: string, text: string, seen: number): Promise<Reply<HelpThread>>
  close(application_id: string, id: string, seen: number): Promise<Reply<HelpThread>>
  answers(cursor?: string): Promise<Reply<Page<PublishedAnswer>>>
  /** `seen` is 0 for a new one. */
  publish(id: string, answer: NewAnswer, seen: number): Promise<Reply<PublishedAnswer>>
}

export function makeHelping(api: Api): Helping {
  const { thread, search } = makeHelp(api)
  return {
    thread,
    search,
    threads: ({ waits, stage }, cursor) =>
      api.ask('/help', { query: { waits: String(waits), stage: stage || undefined, cursor } }),
    answer: (application_id, id, text, seen) =>
      api.ask(`/applications/${application_id}/help/messages`, { method: 'POST', body: { id, text }, version: seen }),
    close: (application_id, id, seen) =>
      api.ask(`/applications/${application_id}/help/closings`, { method: 'POST', body: { id }, version: seen }),
    answers: (cursor) => api.ask('/help/answers', { query: { cursor } }),
    publish: (id, answer, seen) => api.ask(`/help/answers/${id}`, { method: 'PUT', body: answer, version: seen }),
  }
}
