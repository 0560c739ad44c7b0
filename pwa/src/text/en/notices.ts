// What people are told, in English.

import type { ActOfNetwork } from '../../api/point-shapes'
import { counted } from '../counted'
import { lengthOf, numberOf, textOf, type NoticesText, type Tools } from '../ru/notices'

const items = (n: number) => counted('en', n, { one: 'item', many: 'items' })
const days = (n: number) => counted('en', n, { one: 'day', many: 'days' })
const letters = (n: number) => counted('en', n, { one: 'letter', many: 'letters' })
const due = (value: unknown, say: Tools) => (textOf(value) ? `By ${say.day(String(value))}` : undefined)
const STEP: Record<string, string> = {
  amending: 'correct the questionnaire and the papers',
  contracting: 'read and sign the contract',
  connecting: 'connect the point',
  training: 'finish the training',
  correcting: 'fix the returned items',
}
const about = (value: unknown) => (textOf(value) ? ` about item ${String(value)}` : '')
const visitDue = (facts: Record<string, unknown>, say: Tools) =>
  textOf(facts.due_at) ? `By ${say.moment(String(facts.due_at))}` : undefined

const ACTED: Record<ActOfNetwork, string> = {
  warn: 'The point was warned',
  suspend: 'The point is suspended',
  approve: 'The network approved the fix',
  restore: 'The point works again',
  stop: 'The network has closed the point',
}

const RULES: Record<string, string> = {
  days: 'terms',
  papers: 'lists of papers',
  consent: 'text of the consent',
  words: "the network's words",
  contract: 'contract',
  courses: 'courses',
}

const DUTIES: Record<string, string> = {
  lease: 'The lease',
  extinguisher: 'The term of the extinguisher',
  archive: 'The check of the CCTV archive',
}
const ASKED: Record<string, string> = {
  lease: 'the last day of the lease',
  extinguisher: 'the term of the extinguisher',
  archive: 'the depth of the CCTV archive',
}
const duty = (facts: Record<string, unknown>) => DUTIES[String(facts.duty)] ?? 'A term of the point'

export const notices: NoticesText = {
  back: 'Back',
  said: {
    'standard.published': (facts, say) => ({
      title: lengthOf(facts.items) ? `New standards: ${items(lengthOf(facts.items))} to read` : 'New standards',
      more: textOf(facts.due_at) ? `In force from ${say.day(String(facts.due_at))}` : undefined,
    }),
    'standard.ends': (facts, say) => ({
      title: numberOf(facts.days_left)
        ? `New standards hold in ${days(numberOf(facts.days_left) ?? 0)}`
        : 'New standards hold from today',
      more: textOf(facts.due_at) ? `Confirm by ${say.day(String(facts.due_at))}` : undefined,
    }),
    'duty.ends': (facts, say) => ({
      title: numberOf(facts.days_left)
        ? `${duty(facts)} ends in ${days(numberOf(facts.days_left) ?? 0)}`
        : `${duty(facts)} ends today`,
      more: due(facts.due_at, say),
    }),
    'duty.ended': (facts, say) => ({
      title: `${duty(facts)} has ended`,
      more: textOf(facts.due_at) ? `The last day was ${say.day(String(facts.due_at))}` : undefined,
    }),
    'duty.lacking': (facts) =>
      numberOf(facts.norm) === null
        ? { title: `Enter ${ASKED[String(facts.duty)] ?? 'a term'}` }
        : {
            title: 'The CCTV archive is too short',
            more: `${days(numberOf(facts.figure) ?? 0)} kept, ${days(numberOf(facts.norm) ?? 0)} needed`,
          },
    'trial.reminder': () => ({ title: "Today's list is not handed in", more: 'Two minutes, and without a network' }),
    'trial.ended': (facts, say, role) => ({
      title: role === 'reviewer' ? 'A test period waits for a decision' : 'The test period is over, the report is read',
      more: due(facts.due_at, say),
    }),
    'trial.decided': (facts, say) => ({
      title:
        facts.verdict === 'pass'
          ? 'The test period is passed, the point is open'
          : facts.verdict === 'extend'
            ? 'The test period was extended'
            : 'The test period was stopped',
      more: due(facts.due_at, say),
    }),
    'point.acted': (facts, say) => ({
      title: ACTED[facts.act as ActOfNetwork] ?? 'The network has changed how the point stands',
      more: due(facts.due_at, say),
    }),
    'point.fixed': (facts, say) => ({
      title: facts.over
        ? 'The owner of a point waits for an answer: all is put right'
        : 'The owner of a point says that all is put right',
      more: due(facts.due_at, say),
    }),
    'point.kept': (facts) => ({
      title: 'The inspection is passed, the point goes on',
      more: textOf(facts.reason) ?? undefined,
    }),
    'point.suspended': (facts) => ({
      title: 'After the inspection the point is suspended',
      more: textOf(facts.reason) ?? undefined,
    }),
    'point.warned': (facts, say, role) => ({
      title: !facts.over
        ? 'The day of a warning is tomorrow'
        : role === 'reviewer'
          ? 'The day of a warning is over: see whether it was put right'
          : 'The day of a warning is over',
      more: due(facts.due_at, say),
    }),
    'point.revisit': (facts, say) => ({
      title: facts.over
        ? 'A point is due to be inspected, no visit is planned'
        : 'A point is to be inspected: plan a visit',
      more: due(facts.due_at, say),
    }),
    'visit.planned': (facts, say, role) => ({
      title: role === 'inspector' ? 'An inspection for you' : 'An inspector will come',
      more: visitDue(facts, say),
    }),
    'visit.moved': (facts, say) => ({ title: 'The visit has a new date', more: visitDue(facts, say) }),
    'visit.cancelled': (facts) => ({
      title: facts.handed_over ? 'The inspection went to another inspector' : 'The visit is cancelled',
      more: textOf(facts.reason) ?? undefined,
    }),
    'items.returned': (facts, say) => ({
      title: lengthOf(facts.items)
        ? `${items(lengthOf(facts.items))} returned for fixing`
        : 'Items returned for fixing',
      more: due(facts.due_at, say),
    }),
    'contract.issued': (facts, say) => ({
      title: 'The contract is ready: read and sign it',
      more: due(facts.due_at, say),
    }),
    'contract.recalled': (facts) => ({
      title: 'The network recalled the contract',
      more: textOf(facts.reason) ?? undefined,
    }),
    'training.passed': () => ({ title: 'All the staff has passed the training' }),
    'contract.code': () => ({ title: 'Code to sign the contract' }),
    'contract.signed': () => ({ title: 'The contract is signed' }),
    'application.accepted': (facts) => ({
      title: 'The premises are accepted',
      more: textOf(facts.reason) ?? undefined,
    }),
    'application.refused': (facts) => ({
      title: 'The application is refused',
      more: textOf(facts.reason) ?? undefined,
    }),
    'application.inspected': (facts, say) => ({
      title: 'An application waits for a decision',
      more: due(facts.due_at, say),
    }),
    'question.asked': (facts) => ({
      title: `A question from the reviewer${about(facts.item)}`,
      more: textOf(facts.question) ?? undefined,
    }),
    'question.answered': (facts) => ({
      title: `An answer${about(facts.item)}`,
      more: textOf(facts.answer) ?? undefined,
    }),
    'appeal.filed': (facts) => ({ title: 'The applicant appeals', more: textOf(facts.reason) ?? undefined }),
    'visit.wanted': (facts, say) => ({
      title: facts.stage === 'empty' ? 'Plan a visit to the empty room' : 'Plan a visit to the finished room',
      more: due(facts.due_at, say),
    }),
    'application.submitted': (facts, say) => ({ title: 'An application is handed in', more: due(facts.due_at, say) }),
    'papers.returned': (facts, say) => ({ title: 'Papers are returned to you', more: due(facts.due_at, say) }),
    'application.checked': (facts, say) => ({ title: 'Your papers are in order', more: due(facts.due_at, say) }),
    'application.surveyed': (facts, say) => ({ title: 'You may begin the repair', more: due(facts.due_at, say) }),
    'application.withdrawn': () => ({ title: 'An application is withdrawn' }),
    'application.resumed': () => ({ title: 'The applicant came back to the application' }),
    'repair.overdue': (facts, say) => ({ title: 'The time for the repair is over', more: due(facts.due_at, say) }),
    'repair.reminder': (facts, say) => ({
      title: `${days(numberOf(facts.days_left) ?? 0)} left for the repair`,
      more: due(facts.due_at, say),
    }),
    'step.reminder': (facts, say) => ({
      title: `${days(numberOf(facts.days_left) ?? 0)} left to ${STEP[String(facts.stage)] ?? 'take your step'}`,
      more: due(facts.due_at, say),
    }),
    'step.overdue': (facts, say) => ({
      title: `The time is over: please ${STEP[String(facts.stage)] ?? 'take your step'}`,
      more: due(facts.due_at, say),
    }),
    'trial.trouble': (facts, say) => ({
      title: 'The network has noticed a problem of the test period',
      more: due(facts.due_at, say),
    }),
    'fix.reminder': (facts, say) => ({
      title: `${days(numberOf(facts.days_left) ?? 0)} left to fix`,
      more: due(facts.due_at, say),
    }),
    'lease.ends': (facts) => ({
      title: numberOf(facts.days_left)
        ? `The lease ends in ${days(numberOf(facts.days_left) ?? 0)}`
        : 'The lease ends today',
    }),
    'fix.overdue': (facts, say) => ({ title: 'The time to fix is over', more: due(facts.due_at, say) }),
    'help.asked': (facts, say) => ({
      title: "An applicant's question",
      more: textOf(facts.due_at) ? `Answer promised by ${say.moment(String(facts.due_at))}` : undefined,
    }),
    'help.answered': () => ({ title: 'You have an answer' }),
    'connection.ready': () => ({ title: 'Accesses are ready, connect the point' }),
    'connection.done': () => ({ title: 'The point is connected' }),
    'rules.changed': (facts) => ({
      title: `Rules changed: ${RULES[String(facts.rule)] ?? 'of the network'}`,
      more: [textOf(facts.who), numberOf(facts.version) && `version ${String(facts.version)}`]
        .filter(Boolean)
        .join(', '),
    }),
    'account.confirm': () => ({ title: 'Confirm your e-mail' }),
    'account.known': () => ({ title: 'You already have an account' }),
    'account.reset': () => ({ title: 'A new password' }),
    'account.password': () => ({ title: 'The password was changed' }),
  },
  kinds: {
    'standard.published': 'New standards were published',
    'standard.ends': 'New standards will soon hold',
    'duty.ends': 'A term ends: lease, extinguisher, CCTV archive',
    'duty.ended': 'A term of an open point has ended',
    'duty.lacking': 'A term of an open point was not entered',
    'trial.reminder': 'A daily list is missing',
    'trial.ended': 'A test period is over',
    'trial.decided': 'Decision on a test period',
    'point.acted': 'Acts against a point',
    'point.warned': 'The day of a warning',
    'point.fixed': 'The owner of a point says that all is put right',
    'point.kept': 'A point passed its inspection',
    'point.suspended': 'A point suspended after an inspection',
    'point.revisit': 'A point is to be inspected',
    'visit.planned': 'A visit is planned',
    'visit.moved': 'A visit is moved',
    'visit.cancelled': 'A visit is cancelled',
    'items.returned': 'Items are returned for fixing',
    'contract.issued': 'The contract is ready',
    'contract.recalled': 'The network recalled the contract',
    'training.passed': 'Everybody is trained',
    'contract.code': 'Code to sign the contract',
    'contract.signed': 'The contract is signed',
    'application.accepted': 'The premises are accepted',
    'application.refused': 'The application is refused',
    'application.inspected': 'An application waits for a decision',
    'question.asked': 'A question from the reviewer',
    'question.answered': 'An answer to a question',
    'appeal.filed': 'The applicant appeals',
    'visit.wanted': 'A visit is to be planned',
    'application.submitted': 'An application is handed in',
    'papers.returned': 'Papers are returned',
    'application.checked': 'The papers are in order',
    'application.surveyed': 'The repair may begin',
    'application.withdrawn': 'An application is withdrawn',
    'application.resumed': 'An application is taken up again',
    'repair.overdue': 'The time for the repair is over',
    'repair.reminder': 'The time for the repair runs out',
    'step.reminder': 'The time for your step runs out',
    'step.overdue': 'The time for your step is over',
    'trial.trouble': 'A problem of the test period',
    'fix.reminder': 'The time to fix runs out',
    'lease.ends': 'A lease ends',
    'fix.overdue': 'The time to fix is over',
    'help.asked': "An applicant's question",
    'help.answered': 'The answer to your question',
    'connection.ready': 'Accesses to the program are ready',
    'connection.done': 'The point is connected, training begins',
    'rules.changed': 'Rules of the network changed',
    'account.confirm': 'Confirm your e-mail',
    'account.known': 'You already have an account',
    'account.reset': 'A new password',
    'account.password': 'The password was changed',
  },
  application: (number) => `application\u00a0${number}`,
  today: 'Today',
  yesterday: 'Yesterday',
  unread: 'unread',
  readAll: 'Mark all as read',
  loading: 'Loading…',
  empty: 'No notices yet',
  emptyWhat: 'Whatever concerns you will stand here: visits, decisions, terms.',
  offline: 'No connection to the server',
  offlineWhat: 'Notices need the network. As soon as it is back, we ask again by ourselves.',
  failed: 'The notices did not come',
  failedWhat: 'The server has a fault. What is recorded is safe.',
  stale: (time) => `This is how it was at ${time}: there is no connection to the server.`,
  retry: 'Try again',
  more: 'Show more',
  letters: 'Letters',
  choices: 'Letters by e-mail',
  choicesWhat: (email) => `Everything stands here. What is ticked also comes to ${email}.`,
  choicesNone: 'There are no letters for your role.',
  notChosen: 'The choice was not kept: the server did not answer. Try again.',
  close: 'Done',
  notSent: {
    kept: (n) => `${letters(n)} not sent: there is no mail server (OSMOTR_SMTP).`,
    waiting: (n) => `Waiting to be sent: ${letters(n)}.`,
    refused: (n) => `The mail server refused ${letters(n)}: check the addresses.`,
  },
}
