// Everything a person can do with Osmotr, composed once for one phone.
//
//   const client = makeClient(browserPhone(), { api: '/api/v1', app_version: '1.0.0' })
//   client.begin()                       reads who is signed in on this phone, starts the talk with the server
//   client.session.value                 a signal; the same for day, status.*, place
//   const open = client.open(id)         one inspection on the screen: open.view.value, open.answer(item, value) …
//   await client.sync()                  one whole round now: words up, news down, photos up; tests wait for it
//   client.end()                         stops timers and listeners
//
// Nothing here touches a global: a Phone lends fetch, IndexedDB, clock, random bytes and the rest, so several clients
// live in one Node process (give each its own IDBFactory of fake-indexeddb and a fetch that keeps its own cookie).

import type { ReadonlySignal } from '@preact/signals'
import type { Position } from '../api/shapes'
import type { Phone, Stop } from '../device/phone'
import type { Status } from '../sync/status'
import type { DayRow } from './day'
import type { OpenInspection } from './inspection'
import type { People } from './people'
import type { WaitingForPhoto } from './photo'
import type { Planning } from './planning'
import type { Review } from './review'
import type { SessionState, SignInOutcome } from './session'
import type { SpeedOptions, SpeedOutcome } from './speed'

export interface ClientOptions {
  /** Where the API lives: '/api/v1', or with an origin in front of it. */
  api: string
  app_version: string
  /** False: no timers and no listeners; the caller calls `sync()` (tests). */
  automatic?: boolean
}

export interface Client {
  session: ReadonlySignal<SessionState>
  signIn(email: string, password: string): Promise<SignInOutcome>
  /** Leaves the phone. Unsent work stays in its author's database and is sent when the author signs in again. */
  signOut(): Promise<void>

  day: ReadonlySignal<DayRow[] | null>
  /** Asks the server for news and for what is not downloaded yet. */
  refresh(): Promise<void>
  open(inspection_id: string): OpenInspection

  /** The photo the person went away to take; cleared when it arrives or is given up. */
  waiting: ReadonlySignal<WaitingForPhoto | null>
  markWaiting(inspection_id: string, item: string): Promise<void>
  clearWaiting(): Promise<void>
  /** An address for an <img>: the phone's own bytes, else the server's; `forgetPhoto` when the image goes. */
  photoUrl(sha256: string, size?: number): Promise<string>
  forgetPhoto(url: string): void

  place: { latest: ReadonlySignal<Position>; watch(): Stop }
  storage: ReadonlySignal<{ persisted: boolean | null; used: number; quota: number } | null>
  measureLine(options?: SpeedOptions): Promise<SpeedOutcome>

  status: Status
  sync(): Promise<void>

  review: Review
  people: People
  planning: Planning

  begin(): Promise<void>
  end(): void
}

export function makeClient(_phone: Phone, _options: ClientOptions): Client {
  throw new Error('not built yet')
}
