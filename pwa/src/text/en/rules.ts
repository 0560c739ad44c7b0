// What an administrator reads of the network's rules, in English.

import type { RulesText } from '../ru/rules'
import { counted } from '../counted'

const days = (n: number) => counted('en', n, { one: 'day', many: 'days' })
const changes = (n: number) => counted('en', n, { one: 'change', many: 'changes' })

export const rules: RulesText = {
  title: 'Rules of the network',
  tabs: { days: 'Terms', papers: 'Papers', consent: 'Consent', words: 'Own words' },
  what: {
    days: 'Applicants and reviewers see these terms. A new one holds for stages that begin after it is published; what was promised before does not change.',
    papers: 'Which papers are asked of each legal form, and in which order. What has been uploaded is not lost.',
    consent:
      'People agree to this text when they register. Whoever has agreed stays with the version they saw: nobody is asked anew.',
    words: 'Your words beside ours: applicants see them at their stage. Where there are none, only ours are shown.',
  },
  shipped: 'as shipped',
  inForce: (version, who) => `Version ${version} is in force: ${who}`,
  by: (name, when) => `${name}, ${when}`,
  changes,
  calm: 'Nothing is changed',
  days,
  dayUnit: 'days',
  terms: {
    checking: [
      'Check of the papers',
      'promised to the applicant: the network checks questionnaire and papers in this time',
    ],
    amending: ['Amending the papers', 'given to the applicant to replace what was returned'],
    surveying: ['Survey of the empty room', 'in this time the room is to be looked at before the repair'],
    repairing: ['Repair', 'given to the applicant to make the room ready'],
    inspecting: ['Inspection of the finished room', 'in this time self-assessment and visit are to be finished'],
    reviewing: ['Review', 'promised to the applicant: the network decides in this time'],
    fixing: ['Fixing', 'given to the applicant to fix the items that were returned'],
    appealed: ['Appeal', 'promised to the applicant: another reviewer answers in this time'],
    help: ['Answer to a question', 'promised to the applicant: a question in «Help» is answered in this time'],
    keep_papers: ['Keeping the papers', 'for so long papers are kept after the end of an application, then erased'],
  },
  forms: {
    'sole-trader': 'Sole trader',
    company: 'Company',
    'self-employed': 'Self-employed',
  },
  languages: { ru: 'in Russian', en: 'in English' },
  paper: {
    title: { ru: 'Title in Russian', en: 'Title in English' },
    note: { ru: 'Note in Russian', en: 'Note in English' },
    add: 'Add a paper',
    remove: 'Remove',
    up: 'Up',
    down: 'Down',
    withNote: 'Add a note',
    of: (act, title) => `${act}: ${title}`,
    unnamed: 'without a title',
    missing: 'the paper is removed',
    order: (form) => `${form}: order`,
  },
  consentText: { ru: 'Text in Russian', en: 'Text in English' },
  history: 'History',
  historyOf: (name) => `History: ${name}`,
  version: (n) => `Version ${n}`,
  current: 'in force',
  takeUp: 'Take up again',
  takenUp: (n) => `Version ${n} is taken up. Look at what changes and publish it: it becomes a new version.`,
  first: 'The rules as they were shipped.',
  reset: 'Undo my changes',
  publish: 'Compare and publish',
  publishTitle: (name) => `Publish: ${name}`,
  publishWhat: 'The new version is in force at once. The former stays in the history, other administrators hear of it.',
  before: 'Before',
  after: 'New',
  nothing: 'nothing',
  send: 'Publish',
  done: (n) => `Version ${n} is published and in force.`,
  faults: {
    days: 'Whole days, from 1 to 3650',
    both: 'Both languages are needed',
    few: 'At least one paper is needed',
  },
  wrong: 'Correct what is marked: it cannot be published like this.',
  stale: {
    title: (who, version) => `While you were editing, ${who} has published version ${version}.`,
    what: 'Your changes are safe. How the new version differs from the one that you began with:',
    keep: 'Keep my changes on top of the new version',
    theirs: 'Take the new version, drop my changes',
    other: 'another administrator',
    lead: 'While you were editing, a new version came out. Your changes are safe: close this window and see how they differ.',
  },
}
