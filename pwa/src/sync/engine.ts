// When to talk: at the start, when the network or the person comes back, after each save, and by the clock; one talker at a time.

import { signal, type ReadonlySignal } from '@preact/signals'
import type { Clock, Locks, Network, Stop } from '../device/phone'
import { isFull, isOfStorage } from '../store/connection'
import { backoff, type Failure } from './backoff'
import { round, type RoundOutcome } from './round'
import { newLineSense } from './send-photo'
import type { TalkState } from './status'
import type { Talk } from './talk'

/** News are asked for this often while the app is open. */
export const EVERY_MS = 60_000
const AFTER_SAVE_MS = 400

export interface Beside {
  clock: Clock
  network: Network
  locks: Locks | null
  random: { bytes(count: number): Uint8Array }
  sha256(bytes: ArrayBuffer): Promise<string>
  /** False: nothing starts by itself. */
  automatic: boolean
  /** People at a desk write nothing on the phone: there is nothing to hand over and nothing to hear. */
  silent?: boolean
}

export interface Engine {
  state: ReadonlySignal<TalkState>
  online: ReadonlySignal<boolean>
  uploading: ReadonlySignal<{ sha256: string[]; left: number } | null>
  begin(): void
  /** Something was saved: soon, and not before the waiting after a failure is over. */
  saved(): void
  /** Now, whatever the waiting; resolves when a round has ended (another tab may have made it). */
  now(): Promise<void>
  end(): void
}

type Outcome = RoundOutcome | { is: 'unreachable'; why: 'storage'; retry_after_s?: undefined }

export function makeEngine(talk: Talk, beside: Beside): Engine {
  const state = signal<TalkState>({ is: 'resting' })
  const online = signal(beside.network.online())
  const uploading = signal<{ sha256: string[]; left: number } | null>(null)
  const sense = newLineSense(beside.clock)
  let ended = false
  let failures = 0
  let running: Promise<void> | null = null
  let again = false
  let timer: Stop | null = null
  let stopListening: Stop | null = null

  function plan(ms: number): void {
    timer?.()
    timer = ended || !beside.automatic ? null : beside.clock.later(ms, () => void now())
  }

  async function one(): Promise<void> {
    if (beside.silent) return
    state.value = { is: 'sending' }
    const outcome = await round(talk, {
      progress: (now) => (uploading.value = now),
      sha256: beside.sha256,
      stopped: () => ended,
      yields: () => again,
      sparing: () => beside.network.sparing(),
      sense,
    })
    settle(outcome)
  }

  function settle(outcome: Outcome): void {
    // An answer is the best proof of a network; the browser's word may be late.
    online.value = outcome.is !== 'unreachable' || beside.network.online()
    failures = outcome.is === 'done' ? 0 : failures + 1
    const wait = outcome.is === 'done' ? EVERY_MS : backoff({ failures, ...askedBy(outcome) }, chance())
    state.value = stateAfter(outcome, beside.automatic ? talk.now() + wait : null)
    plan(wait)
  }

  function chance(): number {
    return (beside.random.bytes(1)[0] ?? 0) / 255
  }

  async function run(): Promise<void> {
    do {
      again = false
      try {
        const ran = beside.locks
          ? await beside.locks.ifFree(`${talk.database.name}-sync`, one)
          : await one().then(() => true)
        if (!ran) plan(EVERY_MS / 6)
      } catch (error) {
        const storage = isOfStorage(error) || isFull(error)
        settle({ is: 'unreachable', why: storage ? 'storage' : 'server-error' })
        if (!ended && !storage) throw error
      }
    } while (again && !ended && state.value.is === 'resting')
  }

  function now(): Promise<void> {
    if (ended) return Promise.resolve()
    if (running) again = true
    running ??= run().finally(() => (running = null))
    return running
  }

  return {
    state,
    online,
    uploading,
    begin() {
      if (!beside.automatic) return
      stopListening = beside.network.listen((what) => {
        online.value = beside.network.online()
        if (what === 'offline') return
        failures = 0
        void now()
      })
      void now()
    },
    saved() {
      if (running) again = true
      else if (beside.automatic && failures === 0) plan(AFTER_SAVE_MS)
    },
    now,
    end() {
      ended = true
      timer?.()
      stopListening?.()
    },
  }
}

function stateAfter(outcome: Outcome, next_try_at: number | null): TalkState {
  if (outcome.is === 'done') return { is: 'resting' }
  if (outcome.is === 'unreachable') return { is: 'unreachable', why: outcome.why, next_try_at }
  const { code, facts, status } = outcome.problem
  if (status === 401 || code === 'device-of-another') return { is: 'sign-in-needed' }
  return { is: 'refused', code, facts }
}

/** A server that asks to come later says when. */
function askedBy(outcome: Exclude<Outcome, { is: 'done' }>): Pick<Failure, 'refused' | 'retry_after_s'> {
  if (outcome.is === 'unreachable') return { retry_after_s: outcome.retry_after_s }
  return { refused: true, retry_after_s: Number(outcome.problem.facts?.retry_after_s ?? 0) || 0 }
}
