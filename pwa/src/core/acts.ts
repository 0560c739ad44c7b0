// What is being saved at this moment, so that a new version of the app can wait for it.

export interface Acts {
  /** Runs an act; until it has ended the phone is not settled. */
  during<T>(act: () => Promise<T>): Promise<T>
  /** Resolves when nothing is being saved. Acts that begin meanwhile are waited for too. */
  settled(): Promise<void>
}

export function makeActs(): Acts {
  const running = new Set<Promise<unknown>>()
  return {
    async during(act) {
      const one = act()
      running.add(one)
      try {
        return await one
      } finally {
        running.delete(one)
      }
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}
