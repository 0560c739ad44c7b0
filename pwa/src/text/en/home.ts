// The applicant's home in English.

import { counted } from '../counted'
import type { HomeText } from '../ru/home'

const items = (n: number) => counted('en', n, { one: 'item', many: 'items' })
const days = (n: number) => counted('en', n, { one: 'day', many: 'days' })

export const home: HomeText = {
  title: 'My application',
  number: (n) => `Application No. ${n}`,
  yourMove: 'Your move',
  theirMove: 'Move of the network',
  decided: 'Decided',
  nobody: 'Nothing to wait for',
  until: (when) => `until ${when}`,
  left: (n) => `${days(n)} left`,
  today: 'today',
  late: (n) => `${days(n)} late`,
  todo: {
    self: 'Fill in the self-assessment',
    goOn: 'Go on with the self-assessment',
    fix: (n) => `Fix ${items(n)}`,
    waitVisit: 'Waiting for the inspector',
    waitReview: 'The reports are being reviewed',
    waitAppeal: 'Your appeal is being looked at',
    accepted: 'The room is accepted',
    refused: 'The application is refused',
    none: 'Nothing for you to do',
  },
  fixes: 'What to fix',
  fixed: (done, all) => `${done} of ${all}`,
  more: (n) => `${items(n)} more`,
  self: 'Self-assessment',
  selfWhat: 'The questions the inspector will ask. Answer on the spot, phone in hand; no network is needed.',
  path: 'The way of the application',
  stages: {
    self: 'Self-assessment',
    visit: 'Visit of the inspector',
    review: 'Decision',
    fixing: 'Fixing',
    accepted: 'Room accepted',
    refused: 'Refused',
    appealed: 'Appeal',
  },
  yours: 'your move',
  theirs: 'move of the network',
  start: 'Start the self-assessment',
  goOn: (item) => `Continue: ${item}`,
  fix: (item) => `Fix ${item}`,
  decision: { accept: 'Room accepted', return: 'Returned for fixing', refuse: 'Refused' },
  reason: 'Reason',
  empty: 'No applications yet',
  emptyWhat: 'An administrator of the network opens an application. It appears here by itself.',
  failed: 'The application did not come',
  failedWhat: 'The server did not answer. Your answers are safe on the phone.',
  offline: 'Without a network you see what is on the phone. You can answer.',
  others: 'Other applications',
  loading: 'Opening the application…',
}
