// The training of a point's staff, for its applicant and for the desk, in English.

import { counted } from '../counted'
import type { refusals as ru, TrainingText } from '../ru/training'

const people = (n: number) => counted('en', n, { one: 'person', many: 'people' })

export const training: TrainingText = {
  title: 'Training',
  back: 'My application',
  loading: 'Opening the roster…',
  offline: 'No connection to the server',
  offlineWhat: 'The roster is changed with a network. The courses themselves need none.',
  retry: 'Try again',
  notFound: 'No such application',
  notFoundWhat: 'The link is wrong, or the application is not yours.',
  yourMove: 'It is your move',
  done: 'Finished',
  what: {
    empty: 'Add the staff',
    learning: 'The staff is learning',
    ready: 'Everybody has passed',
    over: 'The training is finished',
  },
  until: (when) => `by ${when}`,
  share: (percent) => `Passed: ${percent} %`,
  empty: 'There is no staff yet',
  emptyWhat: 'Add whoever will work at the point. If you work there yourself, add yourself.',
  staff: 'Staff',
  left: 'No longer here',
  role: { owner: 'owner', manager: 'manager', operator: 'operator' },
  add: 'Add somebody',
  addWhat:
    'The name will be on the certificate. No phone or e-mail is needed: people learn by a link on their own phone.',
  name: 'Name',
  nameMissing: 'Write the name',
  roleOf: 'Works as',
  save: 'Add',
  notNow: 'Not now',
  notSent: 'Not sent: no connection to the server. What you typed is kept, try again.',
  invite: 'Give a link to the training',
  inviteAgain: 'Another link',
  link: 'Link to the training',
  linkWhat: (when) => `Send it to this person. It is good once, until ${when}.`,
  copy: 'Copy the link',
  copied: 'The link is copied',
  notCome: 'has not opened the link',
  came: (when) => `learning since ${when}`,
  course: (title, read, all, result) => `${title}: ${read} of ${all} read${result}`,
  passed: ', passed',
  tried: (right, total) => `, ${right} of ${total} right`,
  certificate: 'Certificate',
  remove: 'Take off the roster',
  removeAsk: (name) => `Take ${name} off?`,
  removeWhat: 'Their link and phone are good for nothing then. What was passed stays in the history.',
  removed: (when) => `taken off on ${when}`,
  end: 'The training is finished',
  endAsk: 'Is the training finished?',
  endWhat: 'The test period begins. Staff may be added later too.',
  endYes: 'Yes, it is finished',
  waiting: (n) => `Not passed yet: ${people(n)}`,
  desk: {
    none: 'The partner has added nobody yet',
    noneWhat: 'They add their staff and give them links to the courses.',
    columns: { name: 'Name', role: 'Role', standing: 'Learning', progress: 'Courses', certificate: 'Certificate' },
  },
}

export const refusals: typeof ru = {
  'training-open': (facts) => {
    const left = (facts.members as string[] | undefined)?.length ?? 0
    return left ? `Not everybody has passed: ${people(left)} left.` : 'Add at least one person.'
  },
  'learner-unknown': () => 'This phone is not known. Ask the owner for another link.',
  'member-removed': () => 'This person is off the roster. Add them anew if they are back.',
  'too-many-members': () => 'The roster is full. Take off who has left.',
  'act-not-possible': () => 'This cannot be done now: the application is at another step. Load the page again.',
}
