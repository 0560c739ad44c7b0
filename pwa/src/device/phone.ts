// The powers of a phone that the core needs, each behind a small interface, so that Node can lend its own.

import type { Exif, Looks, Position } from '../api/shapes'
import type { Doubt } from './pictures/judge'

export type Stop = () => void

export interface Clock {
  /** Milliseconds that only go forward, for measuring how long something took. */
  tick(): number
  /** Milliseconds since 1970 by this device, which may be days wrong. */
  now(): number
  /** Calls back once after `ms`; the answer cancels. */
  later(ms: number, call: () => void): Stop
}

export interface Random {
  bytes(count: number): Uint8Array
}

export interface Network {
  /** What the browser believes; false can be trusted, true cannot. */
  online(): boolean
  /** The person asked the browser to save data. */
  sparing(): boolean
  /** `online`, `visible`: moments when asking the server again makes sense. */
  listen(call: (what: 'online' | 'offline' | 'visible') => void): Stop
}

/** Only one uploader at a time among the tabs; null where the browser has no Web Locks. */
export interface Locks {
  /** Runs `work` when the lock is free now; answers whether it ran. */
  ifFree(name: string, work: () => Promise<void>): Promise<boolean>
}

/** Tells the other tabs of this phone that something has changed. */
export interface Tabs {
  tell(channel: string, topics: string[]): void
  listen(channel: string, call: (topics: string[]) => void): Stop
}

export interface Location {
  /** Watches while somebody needs it; the newest position, with its age, is always `latest()`. */
  watch(call: (position: Position) => void): Stop
  latest(): Position
}

export type Shrunk =
  | {
      is: 'picture'
      bytes: ArrayBuffer
      type: 'image/jpeg'
      width: number
      height: number
      exif: Exif | null
      /** What is wrong with it, seen at once; null when nothing is. */
      doubt: Doubt | null
    }
  | { is: 'undecodable'; heic: boolean }
  | { is: 'uniform' }
  | { is: 'vast'; megapixels: number }

export interface PictureLimits {
  long_side: number
  max_bytes: number
  /** By what it is judged; the defaults, when the checklist was kept without them. */
  looks?: Looks | undefined
}

export interface Pictures {
  /** Decodes, turns upright and re-encodes as a JPEG without metadata; EXIF is read from the bytes as they came. */
  shrink(source: Blob, limits: PictureLimits): Promise<Shrunk>
  /** An address an <img> can show; revoke it with `forget`. */
  show(bytes: ArrayBuffer, type: string): string
  forget(url: string): void
}

export interface Storage {
  /** Asks the browser not to throw our data away; null: it cannot say. */
  persist(): Promise<boolean | null>
  estimate(): Promise<{ used: number; quota: number } | null>
}

/** A few words that are not kept with the stores; they may be forgotten. */
export interface Notes {
  read(key: string): string | null
  write(key: string, value: string | null): void
}

export interface Phone {
  fetch(url: string, init?: RequestInit): Promise<Response>
  indexedDB: IDBFactory
  sha256(bytes: ArrayBuffer): Promise<string>
  clock: Clock
  random: Random
  network: Network
  locks: Locks | null
  tabs: Tabs
  location: Location
  pictures: Pictures
  storage: Storage
  notes: Notes
  /** What the administrator will read: «Chrome на Android». */
  name: string
}
