// Deciding on an application: marks by item, the one act that sends them, and what came of it.

import { useState } from 'preact/hooks'
import type { Application, Decision, InspectionRow } from '../../../api/shapes'
import type { Problem, WhyUnreachable } from '../../../api/outcome'
import { useDesk } from '../../use-desk'
import { draftOf, mark, returned, type DecisionMarks, type Mark } from './decision-draft'

/** `stale`: the application changed meanwhile; nothing was sent, marks and reasons are kept, the report is asked again. */
export type DecisionStanding =
  | { is: 'deciding' }
  | { is: 'sending' }
  | { is: 'stale'; reloaded: boolean }
  | { is: 'refused'; problem: Problem }
  | { is: 'unreachable'; why: WhyUnreachable }
  | { is: 'sent'; decision: Decision; rechecks: InspectionRow[] }

export interface Deciding {
  marks: DecisionMarks
  standing: DecisionStanding
  setMark: (item: string, given: Mark | null) => void
  setReason: (reason: string) => void
  send: (verdict: Decision['verdict'], reason: string) => Promise<void>
}

interface Wanted {
  application: Application | undefined
  /** Items in the order of the checklist. */
  order: string[]
  reload: () => Promise<void>
  put: (application: Application) => void
}

export function useDecision(application_id: string, { application, order, reload, put }: Wanted): Deciding {
  const { client, account } = useDesk()
  const draft = draftOf(account.id, application_id)
  const [standing, setStanding] = useState<DecisionStanding>({ is: 'deciding' })
  const marks = draft.value

  const send = async (verdict: Decision['verdict'], reason: string) => {
    if (!application || standing.is === 'sending') return
    setStanding({ is: 'sending' })
    const items = verdict === 'return' ? returned(marks, order) : []
    const reply = await client.review.decide(
      application_id,
      { verdict, items, reason: reason.trim() },
      application.version,
    )
    switch (reply.is) {
      case 'done':
        draft.value = { items: {}, reason: '' }
        setStanding({ is: 'sent', decision: reply.value.decision, rechecks: reply.value.rechecks })
        put(reply.value.application)
        return void reload()
      case 'unreachable':
        return setStanding({ is: 'unreachable', why: reply.why })
      case 'refused':
        if (reply.problem.status !== 412) return setStanding({ is: 'refused', problem: reply.problem })
        setStanding({ is: 'stale', reloaded: false })
        await reload()
        setStanding({ is: 'stale', reloaded: true })
    }
  }

  return {
    marks,
    standing,
    setMark: (item, given) => {
      draft.value = mark(draft.value, item, given)
    },
    setReason: (reason) => {
      draft.value = { ...draft.value, reason }
    },
    send,
  }
}
