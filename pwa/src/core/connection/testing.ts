// What a computer does to be tested for a point, be somebody signed in on it or not; all of it needs the network.

import type { Api, Ask } from '../../api/client'
import type { ConnectionLine, SelfTest, SheetDrawing } from '../../api/connection-shapes'
import type { Refused, Reply } from '../../api/outcome'
import { thisComputer } from '../line/computer'
import type { CountedOutcome } from '../line/line-test'
import type { SpeedProgress } from '../line/speed'
import { newId } from '../new-id'

export type Codes = { square: string; bars: string; matrix: string; label: string }

export type Said =
  | { browser: { able: string[] } }
  | { scanner: { none: true } | ({ sheet_id: string; means: 'scanner' | 'camera' } & Codes) }
  | { printing: { none: true } | { sheet_id: string; code: string } }

/** What came of a measurement; the server has its figures when it was taken. */
export type Measured = CountedOutcome | Refused

export interface Testing<T extends SelfTest = SelfTest> {
  all(): Promise<Reply<T>>
  makeSheet(id: string): Promise<Reply<T>>
  drawSheet(id: string): Promise<Reply<SheetDrawing>>
  report(id: string, said: Said): Promise<Reply<T>>
  measure(cameras: number, progress: (now: SpeedProgress) => void, signal: AbortSignal): Promise<Measured>
  newId(): string
}

/** `of`: where this self-test lives; `headers`: how the computer says which it is. */
export function makeTesting<T extends SelfTest>(api: Api, of: string, headers?: Ask['headers']): Testing<T> {
  const ask = <R>(path: string, more?: Ask) => api.ask<R>(`${of}${path}`, { ...more, headers })
  return {
    all: () => ask(''),
    makeSheet: (id) => ask('/sheets', { method: 'POST', body: { id } }),
    drawSheet: (id) => ask(`/sheets/${id}`),
    report: (id, said) => ask('/results', { method: 'POST', body: { id, ...said } }),
    async measure(cameras, progress, signal) {
      const { line } = thisComputer()
      const opened = await ask<ConnectionLine>(`/line-tests/${newId(line.random)}`, {
        method: 'PUT',
        body: { cameras },
      })
      if (opened.is === 'refused') return opened
      if (opened.is === 'unreachable' || !opened.value.secret)
        return { is: 'unreachable', why: 'offline', kept: null, bytes_used: 0 }
      const { measureCounted } = await import('../line/line-test')
      return await measureCounted(api, line, { secret: opened.value.secret, before: 0 }, { progress, signal })
    },
    newId: () => newId(thisComputer().line.random),
  }
}
