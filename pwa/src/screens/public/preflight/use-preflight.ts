// The answers of the preflight on this device, and those that stand in a link.

import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Requirements } from '../../../api/public-shapes'
import type { Item } from '../../../api/shapes'
import { forgetPreflight, keepPreflight, keptPreflight } from '../../../core/preflight/draft'
import { questionsOf, type Answer, type Answers } from '../../../core/preflight/judging'
import { read, type Read } from '../../../core/preflight/link'
import { itemsOf, type Offered } from '../../../core/preflight/requirements'
import { notes } from '../../../device/notes'

export interface Preflight {
  /** Null until one is chosen, or when the chosen one is no more. */
  format: Offered | null
  answers: Answers
  /** The questions. */
  items: Item[]
  /** All that the format asks at an inspection. */
  asked: Item[]
  /** Something was answered for a format that is not offered any more. */
  gone: boolean
  /** The browser keeps what is answered. */
  keeps: boolean
  choose(format: Offered): void
  answer(item: string, answer: Answer | undefined): void
  take(format: Offered, answers: Answers): void
  forget(): void
}

export function usePreflight(requirements: Requirements, formats: Offered[]): Preflight {
  const [kept, setKept] = useState(() => keptPreflight(notes))
  const [keeps, setKeeps] = useState(true)
  const format = formats.find((each) => each.id === kept?.format) ?? null
  const answers = kept?.answers ?? {}
  const items = useMemo(() => (format ? questionsOf(requirements, format) : []), [requirements, format])

  const asked = useMemo(() => (format ? itemsOf(requirements, format.now) : []), [requirements, format])

  const keep = (chosen: Offered, given: Answers) => {
    const fresh = { format: chosen.id, profile: chosen.now.ref, answers: given, at: new Date().toISOString() }
    setKept(fresh)
    setKeeps(keepPreflight(notes, fresh))
  }
  return {
    format,
    answers,
    items,
    asked,
    gone: kept !== null && format === null,
    keeps,
    choose: (chosen) => keep(chosen, answers),
    answer(item, answer) {
      if (!format) return
      const others = Object.entries(keptPreflight(notes)?.answers ?? answers).filter(([id]) => id !== item)
      keep(format, Object.fromEntries(answer === undefined ? others : [...others, [item, answer]]))
    },
    take: keep,
    forget() {
      forgetPreflight(notes)
      setKept(null)
    },
  }
}

/** What the fragment of the address says, also when another link is pasted into the same tab. */
export function useLink(requirements: Requirements): { read: Read; leave(): void } {
  const [fragment, setFragment] = useState(location.hash)
  useEffect(() => {
    const follow = () => setFragment(location.hash)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const said = useMemo(() => read(fragment, requirements), [fragment, requirements])
  return { read: said, leave: () => setFragment('') }
}
