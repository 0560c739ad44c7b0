// Everything a person can do with Osmotr, composed once for one phone.
//
//   const client = makeClient(browserPhone(), { api: '/api/v1', app_version: '1.0.0' })
//   await client.begin()                 reads who is signed in on this phone, starts the talk with the server
//   client.session.value                 a signal; the same for day, waiting, place.latest, status.*
//   const open = client.open(id)         one inspection on the screen: open.view.value, open.answer(item, value) …
//   await client.sync()                  one whole round now: words up, news down, photos up; tests wait for it
//   client.end()                         stops timers and listeners, closes the database
//
// Nothing here touches a global but IDBKeyRange and the classes idb knows: a Phone lends fetch, IndexedDB, clock, random
// bytes and the rest. Several clients live in one Node process: import 'fake-indexeddb/auto' once, give each its own
// IDBFactory and a fetch that keeps its own cookie, `automatic: false`, and call `sync()`. Two tabs are two clients with
// one IDBFactory. `client.database()` is the present account's store, for looking into it.

import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { makeApi, type Api } from '../api/client'
import type { Reply } from '../api/outcome'
import type { Erasure } from '../api/my-data-shapes'
import type { Account, Position } from '../api/shapes'
import type { RescueReport } from '../api/upkeep-shapes'
import type { Phone, Stop } from '../device/phone'
import { isOfStorage } from '../store/connection'
import type { Database, Health } from '../store/database'
import { openPersonStore } from '../store/person'
import { readBytes } from '../store/photos'
import { makeStatus, type Status } from '../sync/status'
import { makeActs } from './acts'
import type { DayRow } from './day'
import type { Held } from './kept/erased'
import { closedInspection, openInspection, type OpenInspection } from './inspection/inspection'
import type { Farewell } from './kept/forget'
import type { OnPhone } from './kept/on-phone'
import { openPresent, type Present } from './present'
import type { RescueOutcome } from './kept/rescue'
import { makeReview, type Review } from './desk/review'
import type { Questionnaires } from './questionnaire/questionnaires'
import { makeSession, type NewRegistration, type SessionState, type SignInOutcome } from './session'
import type { SpeedOptions, SpeedOutcome } from './line/speed'
import type { Unkept } from './kept/unkept'
import { clearWaiting, markWaiting, type WaitingForPhoto } from './waiting'

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
  register(said: NewRegistration): Promise<SignInOutcome>
  /** Asks the server anew who is signed in here: they may have been confirmed elsewhere. */
  askWho(): Promise<void>
  /** Leaves the phone. Unsent work stays in its author's database and is sent when the author signs in again.
   *  False: the phone could not note it, and whoever is signed in still is. */
  signOut(): Promise<boolean>

  day: ReadonlySignal<DayRow[] | null>
  /** Resolves when the day shows all that is kept now. */
  dayRead(): Promise<void>
  open(inspection_id: string): OpenInspection

  /** The photo the person went away to take; cleared when it arrives or is given up. */
  waiting: ReadonlySignal<WaitingForPhoto | null>
  /** Whether the mark is kept. */
  markWaiting(inspection_id: string, item: string): Promise<boolean>
  clearWaiting(): Promise<boolean>
  /** An address for an <img>: the phone's own bytes, else the server's; `forgetPhoto` when the image goes. */
  photoUrl(sha256: string, size?: number): Promise<string>
  forgetPhoto(url: string): void

  place: { latest: ReadonlySignal<Position>; watch(): Stop }
  storage: ReadonlySignal<Room | null>
  /** Whether the store of whoever is signed in can be read and written. */
  health: ReadonlySignal<Health>
  /** What was said and is not kept; `dropUnkept` when its author lets it go. */
  unkept: ReadonlySignal<Unkept[]>
  dropUnkept(key: string): void
  /** Opens the store anew and says to it what it has not kept; whether it works. */
  tryAgain(): Promise<boolean>
  /** What the browser has erased of this person's work; `understood` once they have read it. */
  erased: ReadonlySignal<Held | null>
  understood(): void
  /** Measures here, in the name of a line test of the inspection when the server lets one be opened. */
  measureLine(inspection_id: string, options?: SpeedOptions): Promise<SpeedOutcome>

  /** What is said when a person's data has been erased; null unless that has just happened, and once it was read. */
  farewell: Signal<Farewell | null>
  /** Everything that this phone keeps of the person who is signed in goes, what was not sent too. */
  forget(account_id: unknown, erasure?: Erasure): Promise<void>

  status: Status
  /** Resolves when nothing is being saved. */
  settled(): Promise<void>
  /** One round of the talk with the server, now. */
  sync(): Promise<void>

  /** All unsent work in one closed file, and the handing in of such a file. */
  rescue: { write(): Promise<RescueOutcome>; takeIn(file: Blob): Promise<Reply<RescueReport>> }
  /** What lies on this phone, counted in its stores now; null when nobody is signed in. */
  onPhone(): Promise<OnPhone | null>

  /** The questionnaires of whoever is signed in; null when nobody is. */
  questionnaires(): Promise<Questionnaires | null>

  review: Review
  /** For the acts of the desk: `makeOffice(client.api)`. */
  api: Api

  database(): Database | null
  begin(): Promise<void>
  end(): void
}

/** The note of whose work is open here; with the store of who is signed in erased too, nothing else tells. */
const HERE = 'here'

/** `short`: what is left is for answers; a photo has no room. */
export interface Room {
  persisted: boolean | null
  used: number
  quota: number
  short: boolean
}

export function makeClient(phone: Phone, options: ClientOptions): Client {
  const api = makeApi(phone, options.api)
  const present = signal<Present | null>(null)
  const position = signal<Position>(phone.location.latest())
  const storage = signal<Room | null>(null)
  const gone = signal<Held | null>(null)
  const people = openPersonStore(phone)
  const farewell = signal<Farewell | null>(null)
  const status = makeStatus(present)
  const session = makeSession(api, people, { enter, leave, erased: forget })
  const stopFollowing = people.listen(() => void session.follow().then(talkNow))
  const review = makeReview(api)
  const acts = makeActs()

  async function enter(account: Account): Promise<void> {
    const automatic = options.automatic !== false
    const { app_version } = options
    const room = { room: lookAtRoom, short, storage: () => storage.value }
    present.value = await openPresent(
      { phone, app_version, automatic, api, account, position, acts, ...room },
      {
        'sign-in-needed': () => session.expire(),
        erased: forget,
        resting: () => {
          session.heard()
          if (options.automatic !== false) void lookAtRoom()
        },
      },
    )
    phone.notes.write(HERE, account.id)
    gone.value = null
  }

  async function forget(account_id: unknown, erasure?: Erasure): Promise<void> {
    const { forgetPerson } = await import('./kept/forget')
    await forgetPerson({ phone, session, status, farewell }, account_id, erasure)
  }

  function leave(): void {
    present.value?.stop()
    present.value = null
  }

  function talkNow(): void {
    if (options.automatic !== false) void present.value?.engine.now()
  }

  function know(more: Partial<Room>): void {
    storage.value = { persisted: null, used: 0, quota: 0, short: false, ...storage.value, ...more }
  }

  async function lookAtRoom(): Promise<{ used: number; quota: number } | null> {
    const said = await phone.storage.estimate()
    know(said ?? {})
    return said
  }

  function short(is: boolean): void {
    if (is || storage.value?.short) know({ short: is })
  }

  async function askToKeep(): Promise<void> {
    know({ persisted: await phone.storage.persist() })
    await lookAtRoom()
  }

  async function sync(): Promise<void> {
    const now = present.value
    await now?.engine.now()
    await Promise.all([now?.watch.fresh(), now?.day.fresh()])
  }

  return {
    session: session.state,
    async signIn(email, password) {
      const outcome = await session.signIn(email, password)
      if (outcome.is === 'signed-in') talkNow()
      return outcome
    },
    register: session.register,
    askWho: session.confirm,
    async signOut() {
      const left = await session.signOut()
      if (left) phone.notes.write(HERE, null)
      return left
    },
    day: computed(() => present.value?.day.rows.value ?? null),
    dayRead: async () => present.value?.day.fresh(),
    open: (id) => (present.value ? openInspection(present.value.work, id) : closedInspection(id)),
    waiting: computed(() => present.value?.waiting.value.value ?? null),
    markWaiting: async (id, item) => present.value !== null && (await markWaiting(present.value.work, id, item)),
    clearWaiting: async () => present.value !== null && (await clearWaiting(present.value.work)),
    async photoUrl(sha256, size) {
      const reading = present.value?.work.database.read(['photo_bytes'], (tx) => readBytes(tx, sha256))
      const row = await reading?.catch(notRead)
      return row ? phone.pictures.show(row.bytes, row.type) : review.photoUrl(sha256, size)
    },
    forgetPhoto: (url) => (url.startsWith('blob:') ? phone.pictures.forget(url) : undefined),
    place: {
      latest: position,
      watch: () => phone.location.watch((now) => (position.value = now)),
    },
    storage,
    health: computed(() => present.value?.work.database.health.value ?? { is: 'well' }),
    unkept: computed(() => present.value?.work.unkept.all.value ?? []),
    dropUnkept: (key) => present.value?.work.unkept.drop(key),
    tryAgain: async () => present.value !== null && (await present.value.tryAgain()),
    erased: computed(() => present.value?.erased.value ?? gone.value),
    understood: () => present.value?.understood(),
    async measureLine(inspection_id, wish) {
      const { measureHere } = await import('./line/line-test')
      return await measureHere(api, phone, inspection_id, wish)
    },
    farewell,
    forget,
    status,
    settled: acts.settled,
    sync,
    rescue: {
      async write() {
        const { rescueOf } = await import('./kept/rescue')
        return await rescueOf(present.value?.work.database ?? null, people, phone, options.app_version)
      },
      async takeIn(file) {
        const { takeInRescueFile } = await import('./kept/rescue')
        return await takeInRescueFile(api, file)
      },
    },
    async onPhone() {
      const { readPhone } = await import('./kept/on-phone')
      return present.value ? await readPhone(present.value.work, present.value.erased.value) : null
    },
    async questionnaires() {
      const { questionnairesOf } = await import('./questionnaire/questionnaires')
      return questionnairesOf(() => present.value?.work, api, options.automatic !== false)
    },
    review,
    api,
    database: () => present.value?.work.database ?? null,
    async begin() {
      const found = await session.begin()
      const here = found.is === 'signed-out' && phone.notes.read(HERE)
      if (here) gone.value = (await import('./kept/erased')).heldOf(phone.notes, here)
      if (options.automatic === false) return
      void askToKeep()
      if (found.is === 'signed-in' && found.offline_only) void session.confirm()
    },
    end() {
      stopFollowing()
      leave()
    },
  }
}

/** One photo that does not come out of the storage may still come from the server. */
function notRead(error: unknown): undefined {
  if (!isOfStorage(error)) throw error
}
