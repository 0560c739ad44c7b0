// What a computer remembers of a self-test between two looks: its own key, and what was typed and not sent yet.

import type { Codes } from './testing'

/** Typed or read and not sent; what stands on a sheet is good for that sheet alone. */
export interface Typed extends Codes {
  code: string
  cameras: string
}

export interface Kept {
  /** Of the link that this computer has opened. */
  key: string | null
  /** Of one that it is opening: the answer may be lost, and then it is asked with the same key again. */
  pending: { key: string; opener: string } | null
  /** By what is tested: the id of an application, or `LINKED`. */
  typed: Record<string, Typed & { sheet: string | null }>
}

export const LINKED = 'link'
export const NOTHING: Kept = { key: null, pending: null, typed: {} }
export const UNTYPED: Typed = { code: '', square: '', bars: '', matrix: '', label: '', cameras: '0' }

/** What was typed for this sheet; of a former one only the number of cameras. */
export function typedFor(kept: Kept, about: string, sheet: string | null): Typed {
  const found = kept.typed[about]
  if (!found) return UNTYPED
  const { sheet: of, ...typed } = found
  return of === sheet ? { ...UNTYPED, ...typed } : { ...UNTYPED, cameras: typed.cameras }
}

export function withTyped(kept: Kept, about: string, sheet: string | null, typed: Typed): Kept {
  return { ...kept, typed: { ...kept.typed, [about]: { ...typed, sheet } } }
}

/** About to open this link: with the key of the try before, whose answer may have been lost, else with a new one. */
export function opening(kept: Kept, opener: string, fresh: () => string): Kept & { pending: { key: string } } {
  const again = kept.pending?.opener === opener ? kept.pending : null
  return { ...kept, pending: again ?? { key: fresh(), opener } }
}

/** It has arrived: this computer works by it, and nothing of the link before stays. */
export const opened = (kept: Kept): Kept =>
  kept.pending ? { key: kept.pending.key, pending: null, typed: withoutLinked(kept) } : kept

export const notOpened = (kept: Kept): Kept => ({ ...kept, pending: null })

/** The link is over: nothing of it stays. */
export const forgotten = (kept: Kept): Kept => ({ ...kept, key: null, typed: withoutLinked(kept) })

/** What was kept under this name, as far as it can still be read. */
export function restored(text: string | null): Kept {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Kept> | null
    if (!kept || typeof kept.typed !== 'object' || kept.typed === null) return NOTHING
    return { ...NOTHING, ...kept }
  } catch {
    return NOTHING
  }
}

const withoutLinked = ({ typed }: Kept) =>
  Object.fromEntries(Object.entries(typed).filter(([about]) => about !== LINKED))
