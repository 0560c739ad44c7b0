// What is done to connect a point; all of it needs the network. Ids come from here, so that sending twice is sending once.

import type { Api } from '../api/client'
import type { AccessRole, Connection, DrillStep, ShownSecret } from '../api/connection-shapes'
import type { Reply } from '../api/outcome'
import { thisComputer } from './line/computer'
import type { SpeedOutcome, SpeedProgress } from './line/speed'
import { newId } from './new-id'

export type Said =
  | { browser: { able: string[] } }
  | { scanner: { none: true } | { sheet_id: string; square: string; bars: string } }
  | { printing: { none: true } | { sheet_id: string; code: string } }
  | { line: { download_mbps: number; upload_mbps: number; latency_ms: number; cameras: number } }

export interface Connecting {
  all(): Promise<Reply<Connection>>
  issue(id: string, role: AccessRole, name: string): Promise<Reply<Connection>>
  show(access: string, id: string): Promise<Reply<ShownSecret>>
  confirm(access: string, last: string): Promise<Reply<Connection>>
  revoke(access: string, id: string, reason: string): Promise<Reply<Connection>>
  makeSheet(id: string): Promise<Reply<Connection>>
  sheetUrl(id: string): string
  report(id: string, said: Said): Promise<Reply<Connection>>
  beginDrill(id: string): Promise<Reply<Connection>>
  step(order: string, step: DrillStep, said: string): Promise<Reply<Connection>>
  measure(progress: (now: SpeedProgress) => void, signal: AbortSignal): Promise<SpeedOutcome>
  newId(): string
}

export function makeConnecting(api: Api, application_id: string): Connecting {
  const of = `/applications/${application_id}/connection`
  const post = <T>(path: string, body: object) => api.ask<T>(`${of}${path}`, { method: 'POST', body })
  return {
    all: () => api.ask(of),
    issue: (id, role, name) => post('/accesses', { id, role, name }),
    show: (access, id) => post(`/accesses/${access}/showings`, { id }),
    confirm: (access, last) => api.ask(`${of}/accesses/${access}/receipt`, { method: 'PUT', body: { last } }),
    revoke: (access, id, reason) => post(`/accesses/${access}/revocations`, { id, reason }),
    makeSheet: (id) => post('/sheets', { id }),
    sheetUrl: (id) => api.url(`${of}/sheets/${id}/paper`),
    report: (id, said) => post('/results', { id, ...said }),
    beginDrill: (id) => post('/drills', { id }),
    step: (order, step, said) => post(`/drills/${order}/steps`, { step, said }),
    async measure(progress, signal) {
      const { measureLine } = await import('./line/speed')
      const { line } = thisComputer()
      return await measureLine({ ...line, url: api.url }, line.random, { progress, signal })
    },
    newId: () => newId(thisComputer().line.random),
  }
}
