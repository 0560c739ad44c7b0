// What a person may know of the talk with the server: reached or not, what is still on the phone, what was refused.

import type { ReadonlySignal } from '@preact/signals'

/** How far something has travelled: nothing there yet, only on this phone, sent, accepted by the server. */
export type Lamp = 'empty' | 'phone' | 'sent' | 'accepted'

/** `resting`: nothing to do. `sign-in-needed`: the session has expired, the work is kept. `refused`: the server will not talk to this phone. */
export type TalkState =
  | { is: 'resting' }
  | { is: 'sending' }
  | { is: 'unreachable'; why: 'offline' | 'timeout' | 'portal' | 'busy' | 'server-error'; next_try_at: number | null }
  | { is: 'sign-in-needed' }
  | { is: 'refused'; code: string; facts: Record<string, unknown> }

export interface Unsent {
  operations: number
  photos: number
  bytes: number
  /** Device time of the oldest operation without a verdict; warn by its age. */
  oldest_at: number | null
}

/** An operation the server has refused, kept with its value. */
export interface Refusal {
  n: number
  device: string
  inspection_id: string
  kind: string
  /** Item id; null for start and finish. */
  item: string | null
  value: unknown
  code: string
  facts: Record<string, unknown>
  at: string
}

export interface Status {
  online: ReadonlySignal<boolean>
  talk: ReadonlySignal<TalkState>
  sending: ReadonlySignal<boolean>
  sign_in_needed: ReadonlySignal<boolean>
  unsent: ReadonlySignal<Unsent>
  /** The photo being sent now, and how many are left. */
  uploading: ReadonlySignal<{ sha256: string[]; left: number } | null>
  /** When the server last answered us, by this phone's clock. */
  last_contact: ReadonlySignal<number | null>
  refusals: ReadonlySignal<Refusal[]>
  lamp: ReadonlySignal<Lamp>
}
