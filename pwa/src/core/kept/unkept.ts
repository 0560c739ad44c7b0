// What a person has said and the phone has not kept: it stays in this page until it is kept after all, or its author lets it go.

import { signal, type ReadonlySignal } from '@preact/signals'
import type { Item } from '../../api/shapes'

export type What = 'answer' | 'note' | 'finding' | 'lost' | 'photo'

/** One thing said of one item. */
export interface Said {
  inspection_id: string
  item: Item
  what: What
  value: unknown
  /** Of a photo. */
  picture?: { bytes: ArrayBuffer; type: string; sha256: string }
}

export interface Unkept extends Said {
  key: string
  /** When it was said, by the phone's clock. */
  at: number
}

export interface UnkeptList {
  all: ReadonlySignal<Unkept[]>
  /** Says it to the store, now and whenever all is tried again; `kept` reads from the outcome what has become of it. What was
   *  said later of the same comes instead of it. */
  hold<T>(said: Said, act: () => Promise<T>, kept: (outcome: T) => Kept): Promise<T>
  drop(key: string): void
  again(): Promise<void>
}

/** `never`: the store has not failed, it must not be. */
export type Kept = 'kept' | 'not-kept' | 'never'

interface Held extends Unkept {
  turn: number
  act(): Promise<unknown>
}

export function makeUnkept(now: () => number): UnkeptList {
  const all = signal<Held[]>([])
  /** The turn of the newest of each that was kept, and of the newest that was said. */
  const passed = new Map<string, number>()
  const newest = new Map<string, number>()
  let turns = 0
  let trying: Promise<void> | null = null

  function drop(key: string): void {
    if (all.value.some((each) => each.key === key)) all.value = all.value.filter((each) => each.key !== key)
  }

  function settle(held: Held, become: Kept): void {
    const { key, turn } = held
    const other = all.value.find((each) => each.key === key)
    if (become === 'kept') {
      passed.set(key, Math.max(turn, passed.get(key) ?? 0))
      if (other && other.turn <= turn) drop(key)
    } else if (become === 'never') {
      if (newest.get(key) === turn) newest.set(key, other?.turn ?? 0)
    } else if (become === 'not-kept' && (passed.get(key) ?? 0) < turn && (!other || other.turn < turn)) {
      all.value = [...all.value.filter((each) => each.key !== key), held]
    }
  }

  async function tryAll(): Promise<void> {
    for (const held of all.value) if (newest.get(held.key) === held.turn) await held.act()
  }

  return {
    all,
    async hold(said, act, kept) {
      const held: Held = {
        ...said,
        key: [said.inspection_id, said.item.id, said.what, said.picture?.sha256].join(' '),
        at: now(),
        turn: (turns += 1),
        async act() {
          settle(held, kept(await act()))
        },
      }
      newest.set(held.key, held.turn)
      await trying
      const outcome = await act()
      settle(held, kept(outcome))
      return outcome
    },
    drop,
    again: () => (trying ??= tryAll().finally(() => (trying = null))),
  }
}
