// The desk in English: what every page says; the reviewer's and the administrator's words come from beside.

import type { DeskText } from '../ru/desk'
import { office } from './desk-office'
import { review } from './desk-review'
import { upkeep } from './desk-upkeep'

export const desk: DeskText = {
  brand: 'Osmotr',
  sections: 'Sections',
  rail: {
    queue: 'Queue',
    visits: 'Applications',
    people: 'People',
    phones: 'Phones',
    checklists: 'Checklists',
    audit: 'Audit',
  },
  roles: {
    applicant: 'applicant',
    inspector: 'inspector',
    reviewer: 'reviewer',
    administrator: 'administrator',
  },
  rolesMany: {
    applicant: 'Applicants',
    inspector: 'Inspectors',
    reviewer: 'Reviewers',
    administrator: 'Administrators',
  },
  update: { ready: 'An update is ready. Save first what you are writing.', apply: 'Update' },
  menu: {
    open: 'Your menu',
    signOut: 'Sign out',
    language: 'Language',
    languages: { ru: 'Русский', en: 'English' },
    theme: 'Look',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  },
  cancel: 'Cancel',
  close: 'Close',
  none: 'none',
  nobody: 'nobody',
  formKept: 'What you typed is kept, send it again.',
  more: 'Show more',
  retry: 'Try again',
  save: 'Save',
  optional: 'optional',

  list: {
    loading: 'Loading…',
    failed: 'The data did not come',
    offline: 'No connection to the server',
    offlineWhat: 'This page needs the network. As soon as it is back, we ask again by ourselves.',
    stale: (time) => `Shown as it was at ${time}`,
    staleWhat: 'There is no connection to the server. Decisions and changes cannot be sent now.',
    why: {
      offline: 'This computer has no network.',
      timeout: 'The server did not answer in time.',
      portal: 'A sign-in page of another network answers instead of the server. Sign in there and try again.',
      busy: 'The server is busy and asks to come a little later.',
      full: 'The server has no room left. What was recorded is safe.',
      'server-error': 'Something failed on the server. What was recorded is safe.',
    },
  },

  stage: {
    inspecting: 'inspection',
    reviewing: 'in review',
    fixing: 'being fixed',
    accepted: 'accepted',
    refused: 'refused',
    appealed: 'appeal',
  },
  move: {
    applicant: 'applicant’s move',
    inspector: 'inspector’s move',
    reviewer: 'reviewer’s move',
    administrator: 'administrator’s move',
    nobody: 'decided',
  },
  moveOf: {
    applicant: 'the applicant’s',
    inspector: 'the inspector’s',
    reviewer: 'the reviewer’s',
    administrator: 'the administrator’s',
    nobody: 'decided',
  },
  kind: { self_assessment: 'self-assessment', visit: 'visit' },
  premises: { empty: 'empty', finished: 'fitted out', recheck: 'recheck' },
  state: {
    planned: 'planned',
    started: 'under way',
    finished: 'finished, photos awaited',
    sealed: 'accepted by the server',
    cancelled: 'cancelled',
  },
  verdict: {
    ready: 'Ready',
    'ready-with-tasks': 'Ready with tasks',
    'not-ready': 'Not ready',
    incomplete: 'Not all is filled in',
  },

  due: {
    late: (days) => `${days} d late`,
    lateToday: (time) => `late since ${time}`,
    today: (time) => `today, ${time}`,
    hours: (n, time) => `${n}\u00a0h left, by ${time}`,
    minutes: (n, time) => `${n}\u00a0min left, by ${time}`,
    tomorrow: 'tomorrow',
    none: 'no date',
  },

  help: {
    all: 'all keys',
  },

  metres: (value) => `${value}\u00a0m`,
  events: {
    created: 'Application created',
    started: 'Inspection begun',
    finished: 'Inspection finished',
    sealed: 'Inspection accepted by the server',
    'visit-planned': 'Visit planned',
    reassigned: 'Visit changed',
    cancelled: 'Inspection cancelled',
    reviewing: 'Handed over for review',
    accept: 'Accepted',
    return: 'Items returned',
    refuse: 'Refused',
    question: 'A question was asked',
    'question-answer': 'A question was answered',
    appeal: 'An appeal was filed',
    resume: 'Refusal withdrawn, the inspection goes on',
  },
  ...review,
  ...office,
  ...upkeep,
}
