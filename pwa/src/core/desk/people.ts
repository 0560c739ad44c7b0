// The administrator's acts on accounts; these need the network.

import type { Api } from '../../api/client'
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
}

export function makePeople(api: Api): People {
  return {
    list: (cursor) => api.ask('/accounts', { query: { cursor } }),
    create: (body) => api.ask('/accounts', { method: 'POST', body }),
    change: (id, body, version) => api.ask(`/accounts/${id}`, { method: 'PATCH', body, version }),
  }
}
