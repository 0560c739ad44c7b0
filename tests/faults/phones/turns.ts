// Knows when everything that can go on without the network has gone on. Must be loaded before fake-indexeddb is used.

const plain = globalThis.setImmediate
let open = 0

/** fake-indexeddb does each piece of its work in an immediate, so counting them tells when it rests. */
globalThis.setImmediate = ((call: (...args: unknown[]) => void, ...args: unknown[]) => {
  open += 1
  return plain(() => {
    open -= 1
    call(...args)
  })
}) as typeof setImmediate

const RESTS = 3

export function turn(): Promise<void> {
  return new Promise((resolve) => plain(resolve))
}

/** Until nothing moves any more but by the network. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < RESTS;) {
    await turn()
    quiet = open === 0 ? quiet + 1 : 0
  }
}
