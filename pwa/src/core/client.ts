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

import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { makeApi } from '../api/client'
import type { Reply } from '../api/outcome'
import type { Account, Position, RescueReport } from '../api/shapes'
import type { Phone, Stop } from '../device/phone'
import { newDevice, newDeviceId, putDevice, readDevice, readWaiting } from '../store/cursor'
import { openDatabase, type Database } from '../store/database'
import { live, type Live } from '../store/live'
import { openPersonStore } from '../store/person'
import { readBytes } from '../store/photos'
import { makeEngine, type Engine } from '../sync/engine'
import { makeStatus, watch, type Status, type Watch } from '../sync/status'
import type { Talk } from '../sync/talk'
import { makeActs, type Acts } from './acts'
import { watchDay, type Day, type DayRow } from './day'
import { closedInspection, openInspection, type OpenInspection } from './inspection'
import type { OnPhone } from './on-phone'
import { makePeople, type People } from './people'
import { clearWaiting, markWaiting, type WaitingForPhoto } from './photo'
import { makePlanning, type Planning } from './planning'
import type { RescueOutcome } from './rescue'
import { makeReview, type Review } from './review'
import { makeSession, type SessionState, type SignInOutcome } from './session'
import type { SpeedOptions, SpeedOutcome } from './speed'
import { makeUpkeep, type Upkeep } from './upkeep'
import type { Work } from './work'

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
  /** Resolves when nothing is being saved. */
  settled(): Promise<void>
  /** One round of the talk with the server, now. */
  sync(): Promise<void>

  /** All unsent work in one closed file, and the handing in of such a file. */
  rescue: { write(): Promise<RescueOutcome>; takeIn(file: Blob): Promise<Reply<RescueReport>> }
  /** What lies on this phone, counted in its stores now; null when nobody is signed in. */
  onPhone(): Promise<OnPhone | null>

  review: Review
  people: People
  planning: Planning
  upkeep: Upkeep

  database(): Database | null
  begin(): Promise<void>
  end(): void
}

/** All that is there only while somebody is signed in. */
interface Present {
  work: Work
  engine: Engine
  watch: Watch
  day: Day
  waiting: Live<WaitingForPhoto | null>
  stop(): void
}

export function makeClient(phone: Phone, options: ClientOptions): Client {
  const api = makeApi(phone, options.api)
  const present = signal<Present | null>(null)
  const position = signal<Position>(phone.location.latest())
  const storage = signal<{ persisted: boolean | null; used: number; quota: number } | null>(null)
  const people = openPersonStore(phone)
  const session = makeSession(api, people, { enter, leave })
  const stopFollowing = people.listen(() => void session.follow().then(talkNow))
  const review = makeReview(api)
  const acts = makeActs()

  async function enter(account: Account): Promise<void> {
    const beside = { position, acts, storage: () => storage.value }
    present.value = await open(phone, options, api, account, beside, {
      'sign-in-needed': () => session.expire(),
      resting: () => {
        session.heard()
        if (options.automatic !== false) void lookAtStorage(storage.value?.persisted ?? null)
      },
    })
  }

  function leave(): void {
    present.value?.stop()
    present.value = null
  }

  function talkNow(): void {
    if (options.automatic !== false) void present.value?.engine.now()
  }

  async function lookAtStorage(persisted: boolean | null): Promise<void> {
    storage.value = { persisted, ...((await phone.storage.estimate()) ?? { used: 0, quota: 0 }) }
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
    signOut: session.signOut,
    day: computed(() => present.value?.day.rows.value ?? null),
    open: (id) => (present.value ? openInspection(present.value.work, id) : closedInspection(id)),
    waiting: computed(() => present.value?.waiting.value.value ?? null),
    markWaiting: async (id, item) => (present.value ? await markWaiting(present.value.work, id, item) : undefined),
    clearWaiting: async () => (present.value ? await clearWaiting(present.value.work) : undefined),
    async photoUrl(sha256, size) {
      const row = await present.value?.work.database.read(['photo_bytes'], (tx) => readBytes(tx, sha256))
      return row ? phone.pictures.show(row.bytes, row.type) : review.photoUrl(sha256, size)
    },
    forgetPhoto: (url) => (url.startsWith('blob:') ? phone.pictures.forget(url) : undefined),
    place: {
      latest: position,
      watch: () => phone.location.watch((now) => (position.value = now)),
    },
    storage,
    async measureLine(wish) {
      const { measureLine } = await import('./speed')
      return await measureLine({ ...phone, url: api.url }, phone.random, wish)
    },
    status: makeStatus(present),
    settled: acts.settled,
    sync,
    rescue: {
      async write() {
        const { rescueOf } = await import('./rescue')
        return await rescueOf(present.value?.work.database ?? null, people, phone, options.app_version)
      },
      async takeIn(file) {
        const { takeInRescueFile } = await import('./rescue')
        return await takeInRescueFile(api, file)
      },
    },
    async onPhone() {
      const { readPhone } = await import('./on-phone')
      return present.value ? await readPhone(present.value.work) : null
    },
    review,
    people: makePeople(api),
    planning: makePlanning(api),
    upkeep: makeUpkeep(api),
    database: () => present.value?.work.database ?? null,
    async begin() {
      const found = await session.begin()
      if (options.automatic === false) return
      void phone.storage.persist().then(lookAtStorage)
      if (found.is === 'signed-in' && found.offline_only) void session.confirm()
    },
    end() {
      stopFollowing()
      leave()
    },
  }
}

async function open(
  phone: Phone,
  options: ClientOptions,
  api: ReturnType<typeof makeApi>,
  account: Account,
  beside: { position: ReadonlySignal<Position>; acts: Acts; storage: Talk['storage'] },
  heard: { 'sign-in-needed'(): void; resting(): void },
): Promise<Present> {
  const database = openDatabase(phone, account.id)
  const empty = await enrolHere(database, phone)
  const { app_version } = options
  const { position, acts, storage } = beside
  const talk = {
    account_id: account.id,
    api,
    database,
    now: () => phone.clock.now(),
    random: phone.random,
    app_version,
    name: phone.name,
    storage,
  }
  const silent = account.role === 'reviewer' || account.role === 'administrator'
  const engine = makeEngine(talk, { ...phone, automatic: options.automatic !== false && !silent, silent })
  const saved = () => engine.saved()
  const work: Work = { account, database, phone, app_version, checklists: new Map(), acts, saved }
  const counting = watch(database)
  const day = watchDay(work, position)
  const waiting = live<WaitingForPhoto | null>(
    database,
    null,
    () => database.read(['meta'], (tx) => readWaiting(tx)),
    (topic) => topic === 'waiting',
  )
  void counting.fresh()
  let talked = false
  const unwatch = engine.state.subscribe(({ is }) => {
    if (is === 'sign-in-needed' || (is === 'resting' && talked)) heard[is]()
    talked = is === 'sending'
  })
  if (empty) engine.begin() // nothing to show before the server has spoken; otherwise what is kept is shown first
  await waiting.fresh()
  if (!empty) engine.begin()
  return {
    work,
    engine,
    watch: counting,
    day,
    waiting,
    stop() {
      unwatch()
      engine.end()
      counting.stop()
      day.stop()
      waiting.stop()
      database.close()
    },
  }
}

/** The device's name is drawn once, with the database. Answers whether it was drawn now. */
async function enrolHere(database: Database, phone: Phone): Promise<boolean> {
  const known = await database.read(['meta'], (tx) => readDevice(tx))
  if (known) return false
  return await database.write(
    ['meta'],
    async (tx) => {
      if (await readDevice(tx)) return false
      await putDevice(tx, { ...newDevice(newDeviceId(phone.random)), since: phone.clock.now() })
      return true
    },
    [],
  )
}
