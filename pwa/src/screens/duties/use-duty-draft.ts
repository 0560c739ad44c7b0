// A day on its way to the network: kept on this device under whoever typed it until it has arrived.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Duty } from '../../api/duty-shapes'
import type { Drafts } from '../../core/help'
import { newId } from '../talk/sayings'
import { draftFrom, type DutyDraft } from './figures'

export interface KeptDuty {
  draft: DutyDraft
  kept: boolean
  change: (part: Partial<DutyDraft>) => void
  /** It has arrived. */
  forget: () => void
}

export function useDutyDraft(drafts: Drafts, application_id: string, duty: Duty): KeptDuty {
  const name = `duty ${application_id} ${duty.kind}`
  const [draft, setDraft] = useState<DutyDraft>(() => ({ id: newId(), until: '', figure: '', endless: false }))
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
      setKept(false)
      void drafts.keep(name, null)
    },
  }
}
