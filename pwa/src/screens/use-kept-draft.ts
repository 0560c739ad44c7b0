// A form on its way to the network: kept on this device under whoever typed it until it has arrived.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Drafts } from '../core/help'

export interface KeptDraft<D> {
  draft: D
  /** It lies on this device. */
  kept: boolean
  change: (part: Partial<D>) => void
  /** It has arrived, or is not wanted any more. */
  forget: () => void
}

/** `from` reads what is kept, which may be of another version of the app; null when it is of no use. */
export function useKeptDraft<D extends { id: string }>(
  drafts: Drafts,
  name: string,
  empty: () => D,
  from: (text: string | undefined) => D | null,
): KeptDraft<D> {
  const [draft, setDraft] = useState<D>(empty)
  const [kept, setKept] = useState(false)
  const touched = useRef(false)
  useEffect(() => {
    void drafts.read(name).then((left) => {
      const found = from(left?.text)
      if (found && !touched.current) setDraft(found)
    })
  }, [name])
  return {
    draft,
    kept,
    change(part) {
      touched.current = true
      const next = { ...draft, ...part }
      setDraft(next)
      void drafts.keep(name, { id: next.id, text: JSON.stringify(next), tried: false }).then(setKept)
    },
    forget() {
      touched.current = true
      setDraft(empty())
      setKept(false)
      void drafts.keep(name, null)
    },
  }
}
