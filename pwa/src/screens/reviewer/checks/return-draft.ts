// What a reviewer is about to give back: filled in from what is not in order, changed by hand.

import type { LegalChecks, Returned } from '../../../api/paper-shapes'

/** By «paper lease» and «field address»: the reason, or nothing where it is not marked. */
export type ReturnDraft = Record<string, string | undefined>

export const keyOf = (kind: Returned['kind'], id: string) => `${kind} ${id}`

/** Papers that a check found not in order, with the notes of those checks. */
export function draftOf({ checks }: LegalChecks): ReturnDraft {
  const draft: ReturnDraft = {}
  for (const { paper, result, history } of checks) {
    if (result !== 'not-ok' || paper === null) continue
    const key = keyOf('paper', paper)
    draft[key] = [draft[key], history[0]?.note].filter(Boolean).join(' ')
  }
  return draft
}

export function itemsOf(draft: ReturnDraft, { papers, fields }: LegalChecks): Returned[] {
  const all: Pick<Returned, 'kind' | 'id'>[] = [
    ...papers.map((each) => ({ kind: 'paper' as const, id: each.id })),
    ...fields.map((id) => ({ kind: 'field' as const, id })),
  ]
  return all.flatMap(({ kind, id }) => {
    const reason = draft[keyOf(kind, id)]
    return reason === undefined ? [] : [{ kind, id, reason: reason.trim() }]
  })
}
