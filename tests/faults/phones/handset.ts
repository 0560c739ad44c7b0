// A phone of Node: its own store, clock, cookies and tabs; it can be torn off at any moment.

import './turns'
import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { makeClient, type Client } from '../../../pwa/src/core/client'
import type { OpenInspection } from '../../../pwa/src/core/inspection/inspection'
import type { Phone, Shrunk } from '../../../pwa/src/device/phone'
import type { CookieJar, Line } from './line'
import type { Chance } from './seeded'

/** Time as the world has it; each phone believes something else. */
export interface World {
  now: number
}

export interface Tab {
  client: Client
  alive: boolean
  syncing: Promise<void> | null
  /** Inspections left open on the screen, which may show what has become old. */
  opens: Map<string, OpenInspection>
  transactions: Set<IDBTransaction>
}

const DAY_MS = 86_400_000
/** Shorter waits are there for the eye; longer ones are somebody's patience, which the schedule ends when it likes. */
const TIMEOUT_MS = 4_000
const owners = new WeakMap<object, Tab>()
const pictures = new WeakMap<Blob, ArrayBuffer>()

watchTransactions()

export class Handset {
  readonly tabs: Tab[] = []
  readonly jar: CookieJar = new Map()
  readonly factory = new IDBFactory()
  private readonly notes = new Map<string, string>()
  /** Whoever has ever signed in here, in this order; the last one is signed in now. */
  readonly people: string[] = []
  private readonly locks = new Map<string, Tab>()
  private readonly hearers = new Map<string, Map<Tab, Set<(topics: string[]) => void>>>()
  offset: number

  constructor(
    readonly name: string,
    private readonly api: string,
    private readonly world: World,
    private readonly line: Line,
    private readonly draw: Chance,
    private readonly wild = false,
  ) {
    this.offset = wild ? this.astray() : draw.one([0, 0, 2 * DAY_MS, -2 * DAY_MS, 300_000])
  }

  jump(): void {
    this.offset = this.wild ? this.astray() : this.offset + this.draw.whole(-2 * DAY_MS, 2 * DAY_MS)
  }

  /** Where a clock may stand: right, two days off, 1970 after an empty battery, set by hand in another zone, anywhere between. */
  private astray(): number {
    const { draw } = this
    const zone = draw.whole(-12, 14) * 3_600_000
    return draw.one([0, 2 * DAY_MS, -2 * DAY_MS, -this.world.now, zone, zone, draw.whole(-2 * DAY_MS, 2 * DAY_MS)])
  }

  /** Opens one more page of the app. */
  open(): Tab {
    const tab = { alive: true, syncing: null, opens: new Map(), transactions: new Set() } as unknown as Tab
    tab.client = makeClient(this.phone(tab), { api: this.api, app_version: '1.0.0-faults', automatic: false })
    this.tabs.push(tab)
    return tab
  }

  /** As if the process had been killed: what was being written is not written, what was asked is not heard. */
  kill(tab: Tab): void {
    tab.alive = false
    for (const transaction of tab.transactions) abort(transaction)
    this.tabs.splice(this.tabs.indexOf(tab), 1)
    for (const [name, holder] of this.locks) if (holder === tab) this.locks.delete(name)
    for (const hearers of this.hearers.values()) hearers.delete(tab)
    this.line.abandon(tab)
  }

  /** A Blob that this phone's camera will give as these bytes. */
  picture(bytes: ArrayBuffer): Blob {
    const blob = new Blob([])
    pictures.set(blob, bytes)
    return blob
  }

  private phone(tab: Tab): Phone {
    const timers = new Set<() => void>()
    const late = () => [...timers].forEach((call) => call())
    return {
      fetch: (url, init) => (tab.alive ? this.line.fetch(tab, this.jar, url, init, late) : never()),
      indexedDB: this.store(tab),
      sha256: (bytes) => Promise.resolve(createHash('sha256').update(new Uint8Array(bytes)).digest('hex')),
      clock: {
        tick: () => this.world.now,
        now: () => this.world.now + this.offset,
        later: (ms, call) => {
          if (ms < TIMEOUT_MS) setImmediate(() => tab.alive && call())
          else timers.add(call)
          return () => timers.delete(call)
        },
      },
      random: { bytes: (count) => this.draw.bytes(count) },
      network: { online: () => true, sparing: () => false, listen: () => () => undefined },
      locks: { ifFree: (name, work) => this.ifFree(tab, name, work) },
      tabs: {
        tell: (channel, topics) => this.tell(tab, channel, topics),
        listen: (channel, call) => this.listen(tab, channel, call),
      },
      location: { watch: () => () => undefined, latest: () => this.position() },
      pictures: {
        shrink: (source) => Promise.resolve(this.shrink(source)),
        show: () => 'blob:none',
        forget: () => undefined,
      },
      storage: { persist: () => Promise.resolve(true), estimate: () => Promise.resolve(null) },
      notes: {
        read: (key) => this.notes.get(key) ?? null,
        write: (key, value) => void (value === null ? this.notes.delete(key) : this.notes.set(key, value)),
      },
      name: `Phone ${this.name}`,
    }
  }

  /** Connections remember their tab, so that its writing can be broken off; a dead tab opens nothing. */
  private store(tab: Tab): IDBFactory {
    const open = (name: string, version?: number) => {
      if (!tab.alive) return silentRequest()
      const request = this.factory.open(name, version)
      request.addEventListener('success', () => owners.set(request.result, tab))
      request.addEventListener('upgradeneeded', () => owners.set(request.result, tab))
      return request
    }
    return { open, deleteDatabase: (name: string) => this.factory.deleteDatabase(name) } as unknown as IDBFactory
  }

  private async ifFree(tab: Tab, name: string, work: () => Promise<void>): Promise<boolean> {
    if (!tab.alive || this.locks.has(name)) return false // what still runs of a dead tab takes no lock
    this.locks.set(name, tab)
    try {
      await work()
    } finally {
      if (this.locks.get(name) === tab) this.locks.delete(name)
    }
    return true
  }

  private tell(from: Tab, channel: string, topics: string[]): void {
    for (const [tab, calls] of this.hearers.get(channel) ?? [])
      if (tab !== from) for (const call of calls) setImmediate(() => tab.alive && call(topics))
  }

  private listen(tab: Tab, channel: string, call: (topics: string[]) => void): () => void {
    const hearers = this.hearers.get(channel) ?? new Map<Tab, Set<(topics: string[]) => void>>()
    this.hearers.set(channel, hearers)
    const calls = hearers.get(tab) ?? new Set()
    hearers.set(tab, calls.add(call))
    return () => calls.delete(call)
  }

  private position() {
    if (this.draw.is(0.2)) return { status: 'denied' as const }
    return { latitude: 55.75, longitude: 37.61, accuracy: this.draw.whole(3, 90), age_ms: this.draw.whole(0, 90_000) }
  }

  private shrink(source: Blob): Shrunk {
    const bytes = pictures.get(source)
    if (!bytes) return { is: 'undecodable', heic: false }
    return { is: 'picture', bytes, type: 'image/jpeg', width: 1600, height: 1200, exif: null, doubt: null }
  }
}

function watchTransactions(): void {
  const plain = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof plain>) {
    const tab = owners.get(this)
    if (tab && !tab.alive) throw new DOMException('the process of this tab is dead', 'InvalidStateError')
    const transaction = plain.apply(this, args)
    tab?.transactions.add(transaction)
    for (const end of ['complete', 'abort'])
      transaction.addEventListener(end, () => tab?.transactions.delete(transaction))
    return transaction
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // it had ended in this very turn
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined)
}

function silentRequest(): IDBOpenDBRequest {
  return new EventTarget() as unknown as IDBOpenDBRequest
}
