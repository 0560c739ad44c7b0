// The contract of an application: issued and recalled by the network, read, shared and signed by the applicant.

import type { Api } from '../api/client'
import type { Contract, ContractPreview, ContractReading } from '../api/contract-shapes'
import type { Reply } from '../api/outcome'

export interface ContractActs {
  read(): Promise<Reply<Contract>>
  mark(version: number, clauses: string[]): Promise<Reply<Contract>>
  /** The same id is the same code, which is sent once. */
  sendCode(id: string, version: number): Promise<Reply<{ id: string; expires_at: string }>>
  sign(id: string, version: number, code: string): Promise<Reply<Contract>>
  share(id: string, version: number): Promise<Reply<Contract>>
  unshare(id: string): Promise<Reply<Contract>>
  preview(): Promise<Reply<ContractPreview>>
  /** `facts`: what the questionnaire does not give, by its place. */
  issue(id: string, template: number, facts: Record<string, string>): Promise<Reply<Contract>>
  recall(id: string, reason: string): Promise<Reply<Contract>>
  /** Address of an edition on paper: the signed copy, or one to be read. */
  paperUrl(version: number, locale: string): string
}

export function makeContract(api: Api, application_id: string): ContractActs {
  const of = `/applications/${application_id}/contract`
  const post = (path: string, body: object) => ({ path: `${of}${path}`, said: { method: 'POST', body } as const })
  const send = <T>({ path, said }: ReturnType<typeof post>): Promise<Reply<T>> => api.ask<T>(path, said)
  return {
    read: () => api.ask(of),
    mark: (version, clauses) => send(post('/marks', { version, clauses })),
    sendCode: (id, version) => send(post('/codes', { id, version })),
    sign: (id, version, code) => send(post('/signatures', { id, version, code })),
    share: (id, version) => send(post('/readers', { id, version })),
    unshare: (id) => api.ask(`${of}/readers/${id}`, { method: 'DELETE' }),
    preview: () => api.ask(`${of}/preview`),
    issue: (id, template, facts) => send(post('s', { id, template, facts })),
    recall: (id, reason) => send(post('/recalls', { id, reason })),
    paperUrl: (version, locale) => api.url(`${of}/${version}/paper`, { locale }),
  }
}

/** What a link leads to, for somebody without an account. */
export const readByLink = (api: Api, token: string): Promise<Reply<ContractReading>> =>
  api.ask('/contract-readings', { method: 'POST', body: { token } })
