// Who is signed in on this phone.

import { signal, type ReadonlySignal } from '@preact/signals'
import type { Api } from '../api/client'
import type { Problem, Unreachable } from '../api/outcome'
import type { Account, Locale } from '../api/shapes'
import type { PersonStore } from '../store/person'

/** `offline_only`: the phone remembers the person, the server has not confirmed it since the start.
 *  `expired`: the server asks to sign in again; the work stays on the phone and goes on being possible.
 *  `no-storage`: the browser does not open what it keeps for us; nobody can work here until it does. */
export type SessionState =
  | { is: 'checking' }
  | { is: 'no-storage' }
  | { is: 'signed-out' }
  | { is: 'signed-in'; account: Account; offline_only: boolean; expired: boolean }

export type SignInOutcome =
  { is: 'signed-in'; account: Account } | { is: 'refused'; problem: Problem } | { is: 'no-storage' } | Unreachable

export interface Session {
  state: ReadonlySignal<SessionState>
  /** From the phone, so that a cold start needs no network; a phone that knows nobody asks the server. */
  begin(): Promise<SessionState>
  /** Asks the server who it thinks we are; never signs anybody out for want of a network. */
  confirm(): Promise<void>
  signIn(email: string, password: string): Promise<SignInOutcome>
  /** Registering signs in too. */
  register(said: NewRegistration): Promise<SignInOutcome>
  /** False: the phone could not note it, and the person is still signed in. */
  signOut(): Promise<boolean>
  expire(): void
  /** The server has just taken this person's work: it knows them. */
  heard(): void
  /** Nobody is here any more, and there is nobody to say goodbye to: the person has been erased. */
  forget(): Promise<void>
  /** Another tab of this phone has let somebody in or out: this one goes with it. */
  follow(): Promise<void>
}

export interface NewRegistration {
  name: string
  email: string
  phone: string
  password: string
  locale: Locale
  /** The version of what was agreed to. */
  consent: string
}

/** `enter` and `leave` open and close the work of an account; they run before the signal changes. */
export interface Doors {
  enter(account: Account): Promise<void>
  leave(): void
  /** The server keeps nothing of this person any more. */
  erased(account_id: unknown): unknown
}

export function makeSession(api: Api, people: PersonStore, doors: Doors): Session {
  const state = signal<SessionState>({ is: 'checking' })
  let following = Promise.resolve()
  let goodbye = Promise.resolve()

  /** A browser refuses with a DOMException; whatever else is thrown is a fault of ours, and heard, but nobody is let in either. */
  async function orNoStorage(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      doors.leave()
      state.value = { is: 'no-storage' }
      if (!(error instanceof DOMException)) throw error
    }
  }

  async function enter(account: Account, offline_only: boolean): Promise<void> {
    const before = state.value.is === 'signed-in' ? state.value.account : null
    const same = before?.id === account.id && before.confirmed === account.confirmed
    if (before && !same) doors.leave()
    if (!same) await doors.enter(account)
    state.value = { is: 'signed-in', account, offline_only, expired: false }
  }

  function expire(): void {
    if (state.value.is === 'signed-in' && !state.value.expired) state.value = { ...state.value, expired: true }
  }

  /** A goodbye still to be said comes instead of the question: an answer asked for earlier would tell of who was here before it. */
  async function ask(leaving: boolean): Promise<void> {
    if (leaving) {
      await (goodbye = sayGoodbye())
      return settleSignedOut()
    }
    const reply = await api.ask<{ account: Account }>('/session')
    const here = state.value.is === 'signed-in' ? state.value.account : null
    if (reply.is === 'done' && isAccount(reply.value?.account)) {
      if (here && here.id !== reply.value.account.id) return expire()
      await Promise.all([people.remember(reply.value.account), enter(reply.value.account, false)])
    } else if (reply.is === 'refused' && reply.problem.code === 'erased') {
      settleSignedOut()
      doors.erased(reply.problem.facts.account_id)
    } else if (reply.is === 'refused' && reply.problem.status === 401 && here) expire()
    else settleSignedOut()
  }

  function settleSignedOut(): void {
    if (state.value.is === 'checking') state.value = { is: 'signed-out' }
  }

  /** The cookie cannot be deleted from here: while offline the phone remembers to do it. */
  async function sayGoodbye(): Promise<void> {
    const reply = await api.ask('/session', { method: 'DELETE' })
    const heard = reply.is === 'refused' || (reply.is === 'done' && reply.value === undefined)
    if (heard) await people.left()
  }

  async function goWith(): Promise<void> {
    if (state.value.is === 'checking') return
    const { account } = await people.read()
    if (account) await enter(account, false)
    else leave()
  }

  function leave(): void {
    doors.leave()
    state.value = { is: 'signed-out' }
  }

  /** Not before the goodbye is answered: its answer takes the cookie away, also that of whoever came in meanwhile. */
  async function comeIn(path: string, body: unknown): Promise<SignInOutcome> {
    await goodbye.catch(notNoted)
    const reply = await api.ask<{ account: Account }>(path, { method: 'POST', body })
    if (reply.is !== 'done') return reply
    const account = reply.value?.account
    if (!isAccount(account)) return { is: 'unreachable', why: 'portal' }
    await orNoStorage(async () => {
      await enter(account, false)
      await people.remember(account)
    })
    return state.value.is === 'no-storage' ? { is: 'no-storage' } : { is: 'signed-in', account }
  }

  return {
    state,
    async confirm() {
      try {
        await ask((await people.read()).leaving)
      } catch (error) {
        if (!(error instanceof DOMException)) throw error // who is here stays so: the phone remembers them from before
      }
    },
    expire,
    async forget() {
      await people.forget(false)
      leave()
    },
    follow: () => (following = following.then(() => orNoStorage(goWith))),
    async begin() {
      await orNoStorage(async () => {
        const { account, leaving } = await people.read()
        if (account) await enter(account, true)
        else await ask(leaving)
      })
      return state.value
    },
    heard() {
      if (state.value.is === 'signed-in' && (state.value.offline_only || state.value.expired)) {
        state.value = { ...state.value, offline_only: false, expired: false }
      }
    },
    signIn: (email, password) => comeIn('/session', { email, password }),
    register: (said) => comeIn('/registrations', said),
    async signOut() {
      try {
        await people.forget(true)
      } catch (error) {
        if (error instanceof DOMException) return false
        throw error
      }
      leave()
      await (goodbye = sayGoodbye())
      return true
    },
  }
}

/** That it has been said could not be written down: it is said once more at the next start. */
function notNoted(): void {}

function isAccount(account: Account | undefined): account is Account {
  return typeof account?.id === 'string' && typeof account.role === 'string'
}
