// How long to wait before asking a server again that did not answer.

const FIRST_MS = 2_000
/** With a request that waits in vain for its answer (20 s) before it, still less than a minute after the server is back. */
const LONGEST_MS = 35_000
/** What was refused does not pass by itself as soon. */
const LONGEST_REFUSED_MS = 5 * 60_000
/** More than this no server can mean: what is on the phone is nowhere else. */
const LONGEST_WISH_MS = 10 * 60_000

export interface Failure {
  /** In a row, this one included. */
  failures: number
  refused?: boolean
  /** The server's own wish; it counts when it is longer. */
  retry_after_s?: number
}

/** Doubles with each failure; `chance` from 0 to 1 spreads the phones apart. */
export function backoff({ failures, refused = false, retry_after_s = 0 }: Failure, chance: number): number {
  const ceiling = Math.min(refused ? LONGEST_REFUSED_MS : LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  const wish = Math.min(LONGEST_WISH_MS, retry_after_s * 1000)
  return Math.round(Math.max(wish * (1 + chance / 10), ceiling * (0.5 + chance / 2)))
}
