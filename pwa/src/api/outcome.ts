// What may come of asking the server: done, refused with a named reason, or not reached at all.

/** A refusal as the server words it: `{code, message, facts, status}`. */
export interface Problem {
  code: string
  message: string
  facts: Record<string, unknown>
  status: number
}

/** `portal`: something between us answered a page of its own. `busy`: the server asks to come later. `full`: its disk takes no more. */
export type WhyUnreachable = 'offline' | 'timeout' | 'portal' | 'busy' | 'full' | 'server-error'

export interface Unreachable {
  is: 'unreachable'
  why: WhyUnreachable
  retry_after_s?: number
}

export interface Refused {
  is: 'refused'
  problem: Problem
}

/** `version` is what If-Match of the next write wants: the ETag as it came. */
export interface Done<T> {
  is: 'done'
  value: T
  version: string | null
}

export type Reply<T> = Done<T> | Refused | Unreachable
