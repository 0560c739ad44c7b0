// The administrator's acts on accounts; these need the network.

import type { Api } from '../../api/client'
import type { Erasure, MyData } from '../../api/my-data-shapes'
import type { Reply } from '../../api/outcome'
import type { AccountRow, Locale, Page, Role } from '../../api/shapes'

export interface NewAccount {
  email: string
  name: string
  role: Role
  locale: Locale
  password: string
}

export interface AccountChange {
  name?: string
  role?: Role
  locale?: Locale
  blocked?: boolean
  password?: string
  /** Null takes the number away. */
  phone?: string | null
}

export interface People {
  list(cursor?: string): Promise<Reply<Page<AccountRow>>>
  create(account: NewAccount): Promise<Reply<AccountRow>>
  change(id: string, change: AccountChange, version: number): Promise<Reply<AccountRow>>
  /** How much is kept of a person, before it is erased for them. */
  data(id: string): Promise<Reply<MyData>>
  /** For one who has asked on paper: its number and its day. */
  erase(id: string, asked: { reference: string; asked_on: string; withdraw: boolean }): Promise<Reply<Erasure>>
  act(id: string, locale: Locale): Promise<Reply<Blob>>
}

/** Erasing a person with many photos may take longer than a page. */
const PATIENCE_MS = 90_000

export function makePeople(api: Api): People {
  return {
    list: (cursor) => api.ask('/accounts', { query: { cursor } }),
    create: (body) => api.ask('/accounts', { method: 'POST', body }),
    change: (id, body, version) => api.ask(`/accounts/${id}`, { method: 'PATCH', body, version }),
    data: (id) => api.ask(`/accounts/${id}/data`),
    erase: (id, { reference, ...asked }) =>
      api.ask(`/accounts/${id}/erasures`, {
        method: 'POST',
        body: { reference: reference.trim(), ...asked },
        timeout_ms: PATIENCE_MS,
      }),
    act: (id, locale) => api.ask(`/accounts/${id}/erasures/act`, { query: { locale } }),
  }
}
