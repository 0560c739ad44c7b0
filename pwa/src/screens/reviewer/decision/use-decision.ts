// Deciding on an application: marks by item, the one act that sends them, and what came of it.

import { useRef, useState } from 'preact/hooks'
import type { Comparison } from '../../../api/report-shapes'
import type { Application, Decision, InspectionRow } from '../../../api/shapes'
import type { Problem, WhyUnreachable } from '../../../api/outcome'
import type { DecisionDraft } from '../../../core/desk/review'
import { dayOf } from '../../day-of'
import { useDesk } from '../../use-desk'
import { draftOf, EMPTY, endOf, mark, returned, usualDue, type DecisionMarks, type Mark } from './decision-draft'
import { meanwhile, type Change } from './meanwhile'

/** `stale`: the case changed meanwhile; nothing was sent, marks and reasons are kept. `changes` null: they are on their way. */
export type DecisionStanding =
  | { is: 'deciding' }
  | { is: 'sending' }
  | { is: 'stale'; changes: Change[] | null }
  | { is: 'refused'; problem: Problem }
  | { is: 'unreachable'; why: WhyUnreachable }
  | { is: 'sent'; decision: Decision; rechecks: InspectionRow[] }

export interface Deciding {
  marks: DecisionMarks
  standing: DecisionStanding
  setMark: (item: string, given: Mark | null) => void
  change: (part: Partial<Omit<DecisionMarks, 'items'>>) => void
  /** What would be sent with this verdict. */
  draft: (verdict: Decision['verdict'], reason: string) => DecisionDraft
  /** The day until which fixing is asked for, as a date field gives it. */
  due: string
  send: (verdict: Decision['verdict'], reason: string) => Promise<void>
}

interface Wanted {
  comparison: Comparison | undefined
  put: (comparison: Comparison) => void
  putApplication: (application: Application) => void
}

export function useDecision(application_id: string, { comparison, put, putApplication }: Wanted): Deciding {
  const { client, account } = useDesk()
  const kept = draftOf(account.id, application_id)
  const [standing, setStanding] = useState<DecisionStanding>({ is: 'deciding' })
  const sending = useRef(false)
  const marks = kept.value
  const items = returned(marks, comparison?.items.map((item) => item.id) ?? [])
  const due = marks.due ?? dayOf(usualDue(items, new Date()))

  const draft: Deciding['draft'] = (verdict, reason) => ({
    verdict,
    items: verdict === 'return' ? items : [],
    reason: reason.trim(),
    due_at: due ? endOf(due) : null,
  })

  const send = async (verdict: Decision['verdict'], reason: string) => {
    if (!comparison || sending.current) return
    sending.current = true
    setStanding({ is: 'sending' })
    const decision = { ...draft(verdict, reason), letter: marks.letter, seen: comparison.seen }
    const reply = await client.review.decide(application_id, decision, comparison.application.version)
    sending.current = false
    switch (reply.is) {
      case 'done':
        kept.value = EMPTY
        setStanding({ is: 'sent', decision: reply.value.decision, rechecks: reply.value.rechecks })
        putApplication(reply.value.application)
        return void refresh()
      case 'unreachable':
        return setStanding({ is: 'unreachable', why: reply.why })
      case 'refused':
        if (reply.problem.status !== 412) return setStanding({ is: 'refused', problem: reply.problem })
        setStanding({ is: 'stale', changes: null })
        setStanding({ is: 'stale', changes: await refresh() })
    }
  }

  /** Shows the report as it stands now; what is other in it than in the one that was decided on. */
  const refresh = async (): Promise<Change[] | null> => {
    const [report, told] = await Promise.all([
      client.review.comparison(application_id),
      client.review.application(application_id),
    ])
    if (report.is !== 'done') return null
    put(report.value)
    return comparison ? meanwhile(comparison, report.value, told.is === 'done' ? told.value.events : []) : null
  }

  return {
    marks,
    standing,
    setMark: (item, given) => {
      kept.value = mark(kept.value, item, given)
    },
    change: (part) => {
      kept.value = { ...kept.value, ...part }
    },
    draft,
    due,
    send,
  }
}
