// What is typed into the fields of a self-test: on the disk with every letter, and back in its fields after a reload.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { TestSheet } from '../../../api/connection-shapes'
import { typedFor, UNTYPED, withTyped, type Typed } from '../../../core/connection/kept'
import { makeTestKeeper } from '../../../core/connection/keeper'

export const testKeeper = makeTestKeeper()

export interface TypedFields {
  typed: Typed
  type: (change: Partial<Typed>) => void
}

/** `about`: the application, or `LINKED`. */
export function useTyped(about: string, sheet: TestSheet | null): TypedFields {
  const [typed, setTyped] = useState<Typed>(UNTYPED)
  const latest = useRef<Typed>(UNTYPED)
  const touched = useRef(false)
  const of = sheet?.id ?? null
  const show = (fresh: Typed) => {
    latest.current = fresh
    setTyped(fresh)
  }
  useEffect(() => {
    let gone = false
    touched.current = false
    void testKeeper.read().then((kept) => {
      if (!gone && !touched.current) show(typedFor(kept, about, of))
    })
    return () => {
      gone = true
    }
  }, [about, of])
  const type = (change: Partial<Typed>) => {
    const fresh = { ...latest.current, ...change }
    touched.current = true
    show(fresh)
    void testKeeper.change((kept) => withTyped(kept, about, of, fresh))
  }
  return { typed, type }
}
