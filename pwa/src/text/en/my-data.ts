// «My data» in English; fetched with its screen.

import { counted } from '../counted'
import type { MyDataText } from '../ru/my-data'

const records = (n: number) => counted('en', n, { one: 'record', many: 'records' })
const photos = (n: number) => counted('en', n, { one: 'photo', many: 'photos' })
const both = (operations: number, shots: number) =>
  [operations > 0 && records(operations), shots > 0 && photos(shots)].filter(Boolean).join(' and ')
const numbers = (list: number[]) => list.map((each) => `No. ${each}`).join(', ')

export const myData: MyDataText = {
  title: 'My data',
  back: 'More',
  loading: 'Counting what is kept of you…',
  failed: 'We could not find out what is kept',
  offline: 'This needs the network: only the server can answer.',
  retry: 'Try again',
  held: 'What is kept of you',
  heldWhat: 'Nobody sees it but the network and those whom it has asked to look at your application.',
  what: {
    questionnaire: ['Questionnaire', 'To consider your application. With it, under a key of your own.'],
    submissions: ['Handings-in', 'So that everybody sees what you agreed to. With the application.'],
    papers: [
      'Papers with their files',
      'To check the application. Under a key of your own, for the term of the network.',
    ],
    help: ['Messages to the network and back', 'To answer you. Under a key of your own.'],
    contracts: ['Contracts with their signature', 'Because you entered into them. Under a key of your own.'],
    staff: ['Staff of the point', 'To train them and give certificates. Names under a key of your own.'],
    accesses: ['Accesses to the program', 'To see who got which and when. Names under a key of your own.'],
    self_tests: ['Self-tests of the computer', 'So that the point can work. With the application.'],
    registration: ['The number of your registration', 'As long as there is an account.'],
    links: ['Links of letters', 'To confirm an e-mail or change a password. Up to 30 days.'],
    consents: ['Your consent', 'To prove that it was given. Stays without a name: version of the text and time.'],
    account: [
      'Name, e-mail, phone and password',
      'So that you can sign in and we can write. As long as there is an account.',
    ],
    sessions: ['Open sessions', 'So that you are not asked for the password each time. Up to 30 days.'],
    notices: ['Notices', 'So that you see what happens to your application. One year.'],
    letter_choices: ['Which letters you want', 'As long as there is an account.'],
    applications: [
      'Applications with their address',
      'To consider them. As long as there is an account; once decided, three years.',
    ],
    decisions: ['Decisions', 'So that they can be proved and appealed against. Three years.'],
    decision_letters: ['Decision letters', 'So that you can read them again. As long as there is an account.'],
    appeals: ['Your appeals', 'To answer them. Three years after the decision.'],
    timeline: ['Events of applications', 'So that everybody sees whose move it is. With the application.'],
    phones: ['Phones you have worked with', 'So that no record is lost. As long as there is an account.'],
    self_assessments: ['Self-assessments with answers', 'To compare them with the visit. With the application.'],
    duties: [
      'Terms of the point: lease, extinguisher, CCTV archive',
      'To remind you of them. While there is an account.',
    ],
    standards: ['Confirmations of new standards', 'To know that you have read them. While there is an account.'],
    point_hours: ['Hours of the point', 'So that customers see them. While the point is open.'],
    point_acts: ['Warnings and suspensions of the point', 'So that you know why. The reason goes with the account.'],
    trial_troubles: ['Problems of the test period', 'To mend them. As long as the account is there.'],
    trial_decisions: ['Decisions on the test period', 'So that you know why. The reason is erased with the account.'],
    photos: ['Your photos', 'To show the premises. With the application.'],
    questions: ['Questions to you', 'To make an answer clear. With the application.'],
    question_answers: ['Your answers to questions', 'With the application.'],
    exports: ['Files exported by staff', 'Seven days.'],
  },
  download: 'Download all of it',
  downloading: 'Making the file…',
  downloaded: 'The file is among your downloads.',
  notDownloaded: 'The file was not made. Try again when there is a network.',
  erase: 'Erase my data',
  eraseTitle: 'If you are leaving',
  eraseWhat:
    'We erase name, e-mail, phone, password, questionnaire, notices, letters and undecided applications. Should the network go back to an old backup, we erase them again. There is no way back.',
  sheet: {
    title: 'Erase your data for ever?',
    gone: 'You will not be able to sign in again. All that is kept of you is erased at once; you get an act that says so.',
    open: (list) =>
      list.length === 1
        ? `Application ${numbers(list)} is open. It will be withdrawn and its visits cancelled. An open point is closed for good.`
        : `Applications ${numbers(list)} are open. They will be withdrawn and their visits cancelled. Open points are closed for good.`,
    withdraw: 'Yes, withdraw',
    needWithdraw: 'Confirm the withdrawal, or leave all as it is',
    proving: (list, until) =>
      `But one thing: ${list.length === 1 ? 'application' : 'applications'} ${numbers(list)} ${list.length === 1 ? 'was' : 'were'} decided on. Address, answers and photos of the premises prove it; they stay without your name until ${until}.`,
    unsent: (operations, shots) =>
      `Not sent from this phone: ${both(operations, shots)}. It is lost too, and so is what your other phones have not sent.`,
    others: 'What your other phones have not sent is lost too.',
    password: 'Your password',
    needPassword: 'Write your password, so that we know it is you',
    stay: 'Leave as it is',
    go: 'Erase for ever',
    going: 'Erasing…',
    notDone:
      'It did not work. If the answer got lost on its way, the data may be erased already: try again when there is a network.',
  },
  farewell: {
    title: 'Data erased',
    lead: 'All that was kept of you is erased. Nothing is left on this phone either.',
    leadElsewhere:
      'The data of this account is erased. Nothing is left on this phone either. The act says what was erased.',
    leadKept:
      'All is erased but what proves the decision: that stays without your name. Nothing is left on this phone.',
    act: (number, at) => `Act No. ${number}, ${at}`,
    lost: (operations, shots) => `Lost with it, because it was not sent: ${both(operations, shots)}.`,
    gone: 'What was erased',
    kept: 'What stays without your name',
    keptUntil: (until) => `To prove the decision. Until ${until}.`,
    letters: {
      sent: 'A letter with the act is on its way to your former address. We do not know it any more.',
      refused: 'Your mailbox did not take the letter with the act. Save the act now.',
      away: 'The mail server did not answer: there will be no letter. Save the act now.',
      none: 'The network sends no letters. Save the act now.',
    },
    save: 'Save the act (PDF)',
    saving: 'Making the act…',
    saved: 'The act is among your downloads.',
    notSaved: 'The act did not come. Try again when there is a network.',
    close: 'Close',
    closing: 'Once you close this, only the network can give you the act.',
  },
  counts: {
    questionnaire: 'Answers of the questionnaire',
    papers: 'Papers with their files',
    help: 'Messages to the network and back',
    contracts: 'Contracts with their signature',
    staff: 'Staff of the point',
    accesses: 'Accesses to the program',
    registration: 'The number of your registration',
    links: 'Links of letters',
    consents: 'That you agreed',
    account: 'Name, e-mail, phone and password',
    sessions: 'Open sessions',
    notices: 'Notices',
    letters: 'Letters with addresses',
    words_in_notices: 'Your words in notices of staff',
    decision_letters: 'Decision letters',
    applications: 'Undecided applications',
    names_in_reports: 'Your name in kept reports',
    inspections: 'Inspections',
    operations: 'Records in inspections',
    photos: 'Photos',
    questions: 'Questions and answers',
    phones: 'Names of phones',
    exports: 'Exported files',
    saved_views: 'Saved searches',
    decided_applications: 'Decided applications',
  },
}

export const refusals: Record<string, (facts: Record<string, unknown>) => string> = {
  'applications-open': () => 'There are open applications. They are withdrawn with the erasure: confirm that.',
  'password-wrong': () => 'This is not your password. Nothing was erased.',
}
