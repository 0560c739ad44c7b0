// What people are told, as it travels over the wire.

import type { Page } from './shapes'

export type NoticeKind =
  | 'visit.planned'
  | 'trial.reminder'
  | 'trial.ended'
  | 'trial.decided'
  | 'point.acted'
  | 'point.warned'
  | 'point.fixed'
  | 'point.kept'
  | 'point.suspended'
  | 'point.revisit'
  | 'duty.ends'
  | 'duty.ended'
  | 'duty.lacking'
  | 'standard.published'
  | 'standard.ends'
  | 'visit.moved'
  | 'visit.cancelled'
  | 'items.returned'
  | 'application.accepted'
  | 'application.refused'
  | 'application.inspected'
  | 'question.asked'
  | 'question.answered'
  | 'appeal.filed'
  | 'visit.wanted'
  | 'contract.issued'
  | 'contract.recalled'
  | 'contract.signed'
  | 'contract.code'
  | 'training.passed'
  | 'application.submitted'
  | 'papers.returned'
  | 'application.checked'
  | 'application.surveyed'
  | 'application.withdrawn'
  | 'application.resumed'
  | 'lease.ends'
  | 'repair.overdue'
  | 'repair.reminder'
  | 'step.reminder'
  | 'step.overdue'
  | 'trial.trouble'
  | 'fix.reminder'
  | 'fix.overdue'
  | 'help.asked'
  | 'help.answered'
  | 'connection.ready'
  | 'connection.done'
  | 'rules.changed'
  | 'account.confirm'
  | 'account.known'
  | 'account.reset'
  | 'account.password'

/** `path` is the page of ours that it is about. What stands in `facts` depends on the kind, and none of it must. */
export interface Notice {
  id: string
  kind: NoticeKind
  at: string
  about: string | null
  facts: Record<string, unknown>
  path: string
  read_at: string | null
}

export interface Notices extends Page<Notice> {
  unread: number
}

export interface LetterChoice {
  kind: NoticeKind
  email: boolean
}

/** How many letters have not been sent; `kept`: there is no mail server to give them to. */
export interface Letters {
  counts: { waiting: number; refused: number; withdrawn: number; kept: number }
}
