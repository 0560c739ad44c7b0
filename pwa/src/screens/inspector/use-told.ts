// What is done on an open inspection; whatever the phone did not keep is said at the item where it was done.

import { useMemo, useState } from 'preact/hooks'
import type { AnswerOutcome, OpenInspection } from '../../core/inspection/inspection'
import { usePhone } from '../use-phone'

/** By item; under '' what concerns the whole inspection. */
export type Troubles = Record<string, string | null>

export function useTold(open: OpenInspection): { open: OpenInspection; troubles: Troubles } {
  const { say } = usePhone()
  const [troubles, setTroubles] = useState<Troubles>({})
  const told = useMemo(() => {
    const text = say.text.section
    const hear = async <T extends AnswerOutcome>(item: string, what: keyof typeof text.notKept, act: Promise<T>) => {
      const outcome = await act
      const words = (): string | null => {
        if (outcome.is === 'saved') return null
        if (outcome.is === 'rejected') return say.rejection(outcome.rejection.code, outcome.rejection.facts)
        if (outcome.is !== 'not-kept') return text.cannot
        return what === 'start' || what === 'photo' ? text.notKept[what] : null // the rest is shown with what was said
      }
      setTroubles((was) => ({ ...was, [item]: words() }))
      return outcome
    }
    return {
      ...open,
      start: () => hear('', 'start', open.start()),
      answer: (item, value, saw) => hear(item, 'answer', open.answer(item, value, saw)),
      note: (item, words, saw) => hear(item, 'note', open.note(item, words, saw)),
      detachPhoto: (item, sha256) => hear(item, 'photo', open.detachPhoto(item, sha256)),
      reportLost: (item, sha256, reason) => hear(item, 'note', open.reportLost(item, sha256, reason)),
    } satisfies OpenInspection
  }, [open, say])
  return { open: told, troubles }
}
