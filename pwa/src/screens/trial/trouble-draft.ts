// A problem on its way to the network: kept on this device under its author until it has arrived.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Drafts } from '../../core/help'
import type { NewTrouble } from '../../core/trial'
import { newId } from '../talk/sayings'

export type TroubleDraft = NewTrouble

export const emptyTrouble = (): TroubleDraft => ({ id: newId(), what: '', owner: '', due_on: '', before: null })

export function faultsOf({ what, owner, due_on }: TroubleDraft): ('what' | 'owner' | 'due')[] {
  return [
    ...(what.trim() ? [] : (['what'] as const)),
    ...(owner.trim() ? [] : (['owner'] as const)),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(due_on) ? [] : (['due'] as const)),
  ]
}

/** What is kept may be of another version of the app: whatever is not as it should be is left out. */
export function draftFrom(text: string | undefined): TroubleDraft | null {
  try {
    const said: unknown = JSON.parse(text ?? '')
    if (typeof said !== 'object' || said === null) return null
    const { id, what, owner, due_on, before } = said as Record<string, unknown>
    if (typeof id !== 'string' || typeof what !== 'string' || typeof owner !== 'string') return null
    return {
      id,
      what,
      owner,
      due_on: typeof due_on === 'string' ? due_on : '',
      before: typeof before === 'string' ? before : null,
    }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export interface KeptTrouble {
  draft: TroubleDraft
  kept: boolean
  change: (part: Partial<TroubleDraft>) => void
  /** It has arrived, or is not wanted any more. */
  forget: () => void
}

export function useTroubleDraft(drafts: Drafts, application_id: string): KeptTrouble {
  const name = `trouble ${application_id}`
  const [draft, setDraft] = useState(emptyTrouble)
  const [kept, setKept] = useState(false)
  const touched = useRef(false)
  useEffect(() => {
    void drafts.read(name).then((left) => {
      const found = draftFrom(left?.text)
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
      setDraft(emptyTrouble())
      setKept(false)
      void drafts.keep(name, null)
    },
  }
}
