// What is done to connect a point; all of it needs the network. Ids come from here, so that sending twice is sending once.

import type { Api } from '../../api/client'
import type { AccessRole, Connection, ConnectionLink, DrillStep, ShownSecret } from '../../api/connection-shapes'
import type { Reply } from '../../api/outcome'
import { makeTesting, type Testing } from './testing'

export interface Connecting extends Testing<Connection> {
  issue(id: string, role: AccessRole, name: string): Promise<Reply<Connection>>
  show(access: string, id: string): Promise<Reply<ShownSecret>>
  confirm(access: string, last: string): Promise<Reply<Connection>>
  revoke(access: string, id: string, reason: string): Promise<Reply<Connection>>
  sheetUrl(id: string): string
  /** `access`: which one is to be confirmed by it. */
  makeLink(id: string, purpose: ConnectionLink['purpose'], access?: string): Promise<Reply<Connection>>
  closeLink(id: string): Promise<Reply<Connection>>
  beginDrill(id: string): Promise<Reply<Connection>>
  step(order: string, step: DrillStep, said: string): Promise<Reply<Connection>>
}

export function makeConnecting(api: Api, application_id: string): Connecting {
  const of = `/applications/${application_id}/connection`
  const post = <T>(path: string, body: object) => api.ask<T>(`${of}${path}`, { method: 'POST', body })
  return {
    ...makeTesting<Connection>(api, of),
    issue: (id, role, name) => post('/accesses', { id, role, name }),
    show: (access, id) => post(`/accesses/${access}/showings`, { id }),
    confirm: (access, last) => api.ask(`${of}/accesses/${access}/receipt`, { method: 'PUT', body: { last } }),
    revoke: (access, id, reason) => post(`/accesses/${access}/revocations`, { id, reason }),
    sheetUrl: (id) => api.url(`${of}/sheets/${id}/paper`),
    makeLink: (id, purpose, access) => post('/links', { id, purpose, access_id: access ?? null }),
    closeLink: (id) => api.ask(`${of}/links/${id}`, { method: 'DELETE' }),
    beginDrill: (id) => post('/drills', { id }),
    step: (order, step, said) => post(`/drills/${order}/steps`, { step, said }),
  }
}
