// What a person does with what they are told: read it, and choose what comes by e-mail; these need the network.

import { signal, type ReadonlySignal } from '@preact/signals'
import type { Api } from '../api/client'
import type { LetterChoice, Letters, Notices } from '../api/notice-shapes'
import type { Reply } from '../api/outcome'
import type { NoticeKind } from '../api/notice-shapes'

export interface Told {
  /** How many are unread, as the server last said; null when it has not been asked. */
  unread: ReadonlySignal<number | null>
  count(): Promise<void>
  page(cursor?: string): Promise<Reply<Notices>>
  read(id: string): Promise<void>
  readAll(newest: string): Promise<Reply<{ unread: number }>>
  choices(): Promise<Reply<LetterChoice[]>>
  choose(kind: NoticeKind, email: boolean): Promise<Reply<LetterChoice[]>>
  /** For administrators: what the mail server has not been given. */
  letters(): Promise<Reply<Letters>>
}

/** One for each person and server, so that every bell on the page says the same. */
const made = new WeakMap<Api, Map<string, Told>>()

export function toldTo(person: string, api: Api): Told {
  const people = made.get(api) ?? new Map<string, Told>()
  made.set(api, people)
  const told = people.get(person) ?? makeTold(api)
  people.set(person, told)
  return told
}

function makeTold(api: Api): Told {
  const unread = signal<number | null>(null)
  const counted = <T extends { unread: number }>(reply: Reply<T>): Reply<T> => {
    if (reply.is === 'done') unread.value = reply.value.unread
    return reply
  }
  const chosen = (reply: Reply<{ choices: LetterChoice[] }>): Reply<LetterChoice[]> =>
    reply.is === 'done' ? { ...reply, value: reply.value.choices } : reply
  return {
    unread,
    count: async () => void counted(await api.ask<Notices>('/notices', { query: { limit: 0 } })),
    page: async (cursor) => counted(await api.ask<Notices>('/notices', { query: { cursor } })),
    read: async (id) => void counted(await api.ask<{ unread: number }>(`/notices/${id}/reads`, { method: 'POST' })),
    readAll: async (up_to) =>
      counted(await api.ask<{ unread: number }>('/notices/reads', { method: 'POST', body: { up_to } })),
    choices: async () => chosen(await api.ask('/notices/choices')),
    choose: async (kind, email) =>
      chosen(await api.ask('/notices/choices', { method: 'PUT', body: { choices: [{ kind, email }] } })),
    letters: () => api.ask('/letters'),
  }
}
