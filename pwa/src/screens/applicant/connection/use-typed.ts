// What is typed into the fields of a self-test: on the disk with every letter, and back in its fields after a reload.

import { useEffect, useState } from 'preact/hooks'
import type { TestSheet } from '../../../api/connection-shapes'
import { typedFor, UNTYPED, withTyped, type Kept, type Typed } from '../../../core/connection/kept'
import { makeTestKeeper } from '../../../core/connection/keeper'

export const testKeeper = makeTestKeeper()

export interface TypedFields {
  typed: Typed
  type: (change: Partial<Typed>) => void
}

/** `about`: the application, or `LINKED`. */
export function useTyped(about: string, sheet: TestSheet | null): TypedFields {
  const [kept, setKept] = useState<Kept | null>(null)
  const [typed, setTyped] = useState<Typed>(UNTYPED)
  const of = sheet?.id ?? null
  useEffect(() => {
    let gone = false
    void testKeeper.read().then((found) => {
      if (gone) return
      setKept(found)
      setTyped(typedFor(found, about, of))
    })
    return () => {
      gone = true
    }
  }, [about, of])
  const type = (change: Partial<Typed>) => {
    setTyped((before) => {
      const fresh = { ...before, ...change }
      if (kept) void testKeeper.change((now) => withTyped(now, about, of, fresh))
      return fresh
    })
  }
  return { typed, type }
}
