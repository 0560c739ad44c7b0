// How long to wait before asking a server again that did not answer.

const FIRST_MS = 2_000
const LONGEST_MS = 5 * 60_000

/** Doubles with each failure; `chance` from 0 to 1 spreads the phones apart. The server's own wish counts when it is longer. */
export function backoff(failures: number, chance: number, retry_after_s = 0): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.max(retry_after_s * 1000, Math.round(ceiling * (0.5 + chance / 2)))
}
