// Who is signed in on this phone.

import type { Account } from '../api/shapes'
import type { Problem, Unreachable } from '../api/outcome'

/** `offline_only`: the phone remembers the person, the server has not confirmed it since the start.
 *  `expired`: the server asks to sign in again; the work stays on the phone and goes on being possible. */
export type SessionState =
  | { is: 'checking' }
  | { is: 'signed-out' }
  | { is: 'signed-in'; account: Account; offline_only: boolean; expired: boolean }

export type SignInOutcome = { is: 'signed-in'; account: Account } | { is: 'refused'; problem: Problem } | Unreachable
