// Words being typed, apart from any screen: when they are given on, over what its author saw, and when the store's own show again.

/** What the store has, and the operation that its author is looking at. */
export interface Standing<S extends { op: string | null }> {
  text: string
  saw: S
}

export interface Around<S extends { op: string | null }> {
  stands(): Standing<S>
  /** Answers what the author sees now that it is kept; null when it was not kept. */
  give(text: string, saw: S): Promise<S | null>
  /** Calls back once; the answer cancels. */
  rest(call: () => void): () => void
  redraw(): void
}

export interface Drafting {
  text(): string
  type(text: string): void
  /** Gives what is typed now; whether all of it is kept. */
  settle(): Promise<boolean>
  /** What the store has shows again. */
  forget(): void
  /** The store may have caught up with what was given, or brought somebody else's value. */
  look(): void
}

export function makeDrafting<S extends { op: string | null }>(around: Around<S>): Drafting {
  let typed: string | null = null
  let kept: string | null = null
  let saw: S | null = null
  /** Operations of before one's own: while the store shows one of them it has not caught up. */
  let passed = new Set<string | null>()
  let giving = 0
  let left = false
  let unrest = () => {}

  function forget(): void {
    unrest()
    typed = kept = saw = null
    passed = new Set()
    left = false
    around.redraw()
  }

  async function give(): Promise<boolean> {
    unrest()
    if (typed === null || saw === null || (typed === kept && giving === 0)) return true
    const [text, over] = [typed, saw]
    passed.add(around.stands().saw.op)
    giving += 1
    const now = await around.give(text, over).finally(() => (giving -= 1))
    if (typed === null) return now !== null
    if (now) {
      passed.add(saw.op).delete(now.op)
      saw = now
      kept = text
    }
    around.redraw()
    return now !== null
  }

  return {
    text: () => typed ?? around.stands().text,
    type(text) {
      saw = typed === null ? around.stands().saw : saw
      typed = text
      left = false
      unrest()
      unrest = around.rest(() => void give())
      around.redraw()
    },
    settle() {
      left = typed !== null
      return give()
    },
    forget,
    look() {
      if (left && giving === 0 && typed === kept && !passed.has(around.stands().saw.op)) forget()
    },
  }
}
