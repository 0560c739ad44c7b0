// All that is there only while somebody is signed in: their store, the talk with the server, what is counted and watched.

import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Api } from '../api/client'
import type { Position } from '../api/shapes'
import type { Phone } from '../device/phone'
import type { Ballast } from '../store/ballast'
import { newDevice, newDeviceId, putDevice, readDevice, readWaiting } from '../store/cursor'
import { openDatabase, type Database, type DeviceMeta } from '../store/database'
import { live, type Live } from '../store/live'
import { makeEngine, type Engine } from '../sync/engine'
import { watch, type TalkState, type Watch } from '../sync/status'
import { watchDay, type Day } from './day'
import type { Held, Watchman } from './kept/erased'
import { makeUnkept } from './kept/unkept'
import type { WaitingForPhoto } from './waiting'
import type { Work } from './work'

export interface Present {
  work: Work
  engine: Engine
  watch: Watch
  day: Day
  waiting: Live<WaitingForPhoto | null>
  /** What the browser has erased; nobody watches over the store of people who write nothing on a phone. */
  erased: ReadonlySignal<Held | null>
  understood(): void
  tryAgain(): Promise<boolean>
  stop(): void
}

export interface Given extends Pick<Work, 'account' | 'phone' | 'app_version' | 'acts' | 'room' | 'short'> {
  api: Api
  automatic: boolean
  position: ReadonlySignal<Position>
  /** What is known of the room on this phone. */
  storage(): { used: number; quota: number; persisted: boolean | null } | null
}

export interface Heard {
  'sign-in-needed'(): void
  resting(): void
  erased(account_id: unknown): unknown
}

/** The room for answers is laid aside once the first screen stands. */
const BALLAST_AFTER_MS = 8_000

export async function openPresent(given: Given, heard: Heard): Promise<Present> {
  const { account, phone, api, app_version, acts, position, room, short } = given
  const now = () => phone.clock.now()
  const database = openDatabase(phone, account.id)
  const { device, empty } = await enrolHere(database, phone)
  const silent = account.role === 'reviewer' || account.role === 'administrator' || account.confirmed === false
  const watchman = signal<Watchman | null>(null)
  const { random, name } = phone
  const storage = storageOf(database, given.storage, now)
  const talk = { account_id: account.id, api, database, now, random, app_version, name, storage: storage.told }
  const engine = makeEngine(talk, { ...phone, automatic: given.automatic && !silent, silent })
  const work: Work = {
    account,
    database,
    phone,
    app_version,
    checklists: new Map(),
    acts,
    unkept: makeUnkept(now),
    ballast: ballastOf(phone),
    room,
    short,
    saved: () => engine.saved(),
  }
  const counting = watch(database)
  const day = watchDay(work, position)
  const waiting = live<WaitingForPhoto | null>(
    database,
    null,
    () => database.read(['meta'], (tx) => readWaiting(tx)),
    (topic) => topic === 'waiting' || topic === '*',
  )
  let ended = false
  const again = () => acts.during(work.unkept.again)
  const ends = [storage.stop, engine.state.subscribe(hearing(heard)), recovered(database, () => void again())]
  if (given.automatic && !silent)
    ends.push(phone.clock.later(BALLAST_AFTER_MS, () => void work.ballast.lay().then((laid) => short(!laid))))
  const watched =
    !silent &&
    import('./kept/erased').then(({ makeWatchman }) => {
      if (ended) return
      const made = makeWatchman(phone.notes, account.id, now)
      made.look(device)
      watchman.value = made
      ends.push(counting.counts.subscribe(({ holding }) => holding && made.note(holding)))
    }, unwatched)
  void counting.fresh()
  if (empty) engine.begin() // nothing to show before the server has spoken; otherwise what is kept is shown first
  await Promise.all([waiting.fresh(), watched]) // what has been erased is told with the first screen, not pushed into it
  if (!empty) engine.begin()
  return {
    work,
    engine,
    watch: counting,
    day,
    waiting,
    erased: computed(() => watchman.value?.erased.value ?? null),
    understood: () => watchman.value?.understood(),
    async tryAgain() {
      const well = await database.revive()
      if (well) await again()
      return well
    },
    stop() {
      ended = true
      for (const end of ends) end()
      engine.end()
      counting.stop()
      day.stop()
      waiting.stop()
      database.close()
    },
  }
}

/** The device's name is drawn once, with the database. `empty`: it was drawn now. */
async function enrolHere(database: Database, phone: Phone): Promise<{ device: DeviceMeta; empty: boolean }> {
  const known = await database.read(['meta'], (tx) => readDevice(tx))
  if (known) return { device: known, empty: false }
  return await database.write(
    ['meta'],
    async (tx) => {
      const other = await readDevice(tx)
      if (other) return { device: other, empty: false }
      const device = { ...newDevice(newDeviceId(phone.random)), since: phone.clock.now() }
      await putDevice(tx, device)
      return { device, empty: true }
    },
    [],
  )
}

/** Without the shell and without a network there is nobody to watch, this time. */
function unwatched(): void {}

/** Fetched when it is laid aside, once the first screen stands; where that does not work, nothing is. */
function ballastOf(phone: Phone): Ballast {
  const fetched = () => import('../store/ballast').then(({ openBallast }) => openBallast(phone), unwatched)
  return {
    lay: async () => (await (await fetched())?.lay()) ?? true,
    release: async () => (await (await fetched())?.release()) ?? false,
  }
}

/** The session has ended, a round has just shown that it stands, or the person is erased. */
function hearing(heard: Heard): (state: TalkState) => void {
  let talked = false
  return (state) => {
    const { is } = state
    if (is === 'sign-in-needed' || (is === 'resting' && talked)) heard[is]()
    if (is === 'refused' && state.code === 'erased') heard.erased(state.facts.account_id)
    talked = is === 'sending'
  }
}

/** Calls whenever a store that had failed works again. */
function recovered(database: Database, call: () => void): () => void {
  let failed = false
  return database.health.subscribe(({ is }) => {
    if (failed && is === 'well') call()
    failed = is === 'failed'
  })
}

/** The room on this phone, and when the store last failed: told to whoever keeps watch over the phones. */
function storageOf(database: Database, room: Given['storage'], now: () => number) {
  let failed: { code: string; at: number } | null = null
  return {
    stop: database.health.subscribe((health) => {
      if (health.is === 'failed') failed = { code: health.why, at: now() }
    }),
    told() {
      const known = room()
      if (!known && !failed) return null
      const failure = failed && { code: failed.code, age_ms: Math.max(0, Math.round(now() - failed.at)) }
      return { used: known?.used ?? null, quota: known?.quota ?? null, persisted: known?.persisted ?? null, failure }
    },
  }
}
