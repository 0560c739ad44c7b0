// The phone in English: the door, the day, an inspection, sending, the applicant's page, this phone; the field work beside it.

import { counted } from '../counted'
import type { PhoneText } from '../ru/phone'
import { field } from './field'

const items = (n: number) => counted('en', n, { one: 'item', many: 'items' })
const answers = (n: number) => counted('en', n, { one: 'answer', many: 'answers' })
const inspections = (n: number) => counted('en', n, { one: 'inspection', many: 'inspections' })
const records = (n: number) => counted('en', n, { one: 'record', many: 'records' })
const days = (n: number) => counted('en', n, { one: 'day', many: 'days' })
const photos = (n: number) => counted('en', n, { one: 'photo', many: 'photos' })

export const phone: PhoneText = {
  ...field,
  brand: 'Osmotr',
  back: 'Back',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  tabs: {
    label: 'Sections',
    day: 'Inspections',
    home: 'Application',
    sending: 'Sending',
    more: 'More',
    unsent: 'not sent',
  },
  count: { items, answers, inspections, records, days, photos },

  session: {
    checking: 'Opening Osmotr…',
    expired: 'Please sign in again.',
    expiredKept: 'The work is safe on the phone. It goes out once you sign in.',
    signInAgain: 'Sign in',
    refused: 'The server does not accept this phone.',
  },

  net: {
    offline: 'No network. Everything is kept on the phone.',
    silent: 'The server does not answer. Everything is kept on the phone; we try again by ourselves.',
    timeout: 'The server did not answer in time. Everything is kept on the phone; we try again by ourselves.',
    portal: 'The Wi-Fi wants a sign-in: its page answers, not the server. Everything is kept on the phone.',
    busy: 'The server is busy. Everything is kept on the phone; we try again by ourselves.',
    full: 'The server has no room left. Everything is kept on the phone; we try again by ourselves.',
    'server-error': 'The server has an error. Everything is kept on the phone; we try again by ourselves.',
    storage: 'The phone could not keep the server’s answer: its storage is full or silent. We try again by ourselves.',
    here: 'network is there',
    none: 'no network',
    poor: 'no answer',
  },

  update: {
    ready: 'An update is ready. Inspections under way stay.',
    apply: 'Update',
  },

  notLoaded: {
    title: 'The screen did not load',
    what: 'The network broke off, or an update came out. What was recorded is safe.',
  },

  storage: {
    full: (rest) => `Storage is almost full: ${rest} left. Send what is done.`,
    toSending: 'To sending',
    old: (n) => `Some work has been unsent for ${days(n)}. Find a network.`,
    short: 'There is room left for answers only; photos do not fit. Send what is done or free some space on the phone.',
    slow: 'The phone’s storage hardly answers. Trying again.',
    failed: 'The phone’s storage does not answer. Nothing is being recorded now.',
    unkept: (n) => `Not kept on the phone: ${n}. Do not close Osmotr.`,
    erased: 'The browser has erased Osmotr’s storage on this phone.',
    look: 'Show',
  },

  lamp: {
    phone: 'on the phone',
    sent: 'sent',
    accepted: 'accepted',
    lost: 'photo is gone',
    whole: { empty: '', phone: 'only on the phone', sent: 'sent', accepted: 'accepted by the server' },
    unsentPhotos: (n) => `${photos(n)} not sent`,
    unsentRecords: (n) => `${records(n)} not sent`,
    allSent: 'all sent',
  },

  day: {
    title: 'My inspections',
    ahead: (n) => `${inspections(n)} ahead`,
    ready: (n) => `${n} ready offline`,
    done: 'Handed in',
    stage: {
      empty: 'Empty room',
      finished: 'Fitted-out room',
      recheck: 'Recheck',
      self_assessment: 'Self-assessment',
      daily: 'Daily list',
    },
    before: (time) => `until\u00a0${time}`,
    late: 'overdue',
    noDate: 'no date',
    offlineReady: 'offline',
    offlineReadyWhole: (size) => `ready for work offline, ${size} on the phone`,
    notDownloaded: 'not loaded',
    partly: 'partly loaded',
    going: (answered, total) => `${answered} of ${total}`,
    returned: (n) => `${items(n)} returned`,
    atPoint: 'You are at the point:',
    next: 'Next:',
    where: (distance, accuracy, address) => `${address}, ${distance} ± ${accuracy}`,
    start: 'Start the inspection',
    resume: 'Continue the inspection',
    open: 'Open the inspection',
    empty: 'No inspections yet',
    emptyWhat: 'New ones appear here by themselves once they are assigned and there is a network.',
    emptyOffline: 'Inspections are not loaded yet',
    emptyOfflineWhat: 'Connect to a network once: what is assigned is loaded, then no network is needed.',
    refresh: 'Check now',
    loading: 'Opening inspections…',
  },

  inspection: {
    back: 'To the inspections',
    visit: 'Inspection',
    self: 'Self-assessment',
    recheck: 'Fixing',
    number: (n) => `Application No. ${n}`,
    due: (when) => `due ${when}`,
    sections: 'Sections',
    fixes: 'What to fix',
    answered: (done, all) => `${done} of ${all}`,
    answeredLong: (done, all) => `${done} of ${items(all)} answered`,
    sectionSpoken: (id, done, all, bad) =>
      `Section ${id}: ${done} of ${all} answered${bad ? `, ${bad} do not pass` : ''}`,
    photos: (done, all) => `photos ${done} of ${all}`,
    start: 'Start the inspection',
    startSelf: 'Start the self-assessment',
    startDay: 'Start the list',
    startFix: 'Start fixing',
    resume: (item) => `Continue: ${item}`,
    toMissing: (n) => `What is missing: ${n}`,
    toFinish: 'Finish the inspection',
    toFinishSelf: 'Check and send',
    whole: 'Everything is filled in',
    bad: (n) => `${n} do not pass`,
    critical: (n) => `${n} critical`,
    conflicted: 'two answers',
    refusedHere: 'not accepted by the server',
    profile: (title) => `profile “${title}”`,
    closed: 'The inspection is finished. Answers no longer change.',
    closedSent: 'The inspection is finished and sent. It is accepted once the receipt arrives.',
    notMine: 'This inspection is assigned to somebody else. It cannot be changed; your records are safe.',
    cancelledShort: 'cancelled',
    cancelled: 'The inspection was cancelled. It cannot be changed; what was recorded is safe.',
    absent: 'This inspection is not on the phone',
    absentWhat: 'It was given to somebody else or cancelled. Unsent work, if any, is safe and goes out by itself.',
    unreadable: 'The inspection is on the phone and cannot be read now. Close Osmotr entirely and open it again.',
    noChecklist: 'The checklist is not loaded yet',
    noChecklistWhat: 'Connect to a network for a moment: the questions are loaded, then no network is needed.',
    toSending: 'To sending',
    refusals: (n) => `The server did not take ${records(n)}. They are kept and shown at their items.`,
    conflicts: (n) => `Two answers at ${items(n)}. Both are kept; choose the right one.`,
    where: (distance, accuracy) => `${distance} ± ${accuracy} to the point`,
    reason: 'Why it was returned',
  },

  sending: {
    title: 'Sending',
    standing: (accepted, going) =>
      [accepted ? `accepted: ${inspections(accepted)}` : '', going ? `on the way: ${inspections(going)}` : '']
        .filter(Boolean)
        .join(', ') || 'nothing to send',
    left: (size) => `${size} left`,
    accepted: 'Accepted by the server',
    contains: 'Contains',
    contents: (a, p) => `${answers(a)}, ${photos(p)}`,
    record: 'Record',
    recordIs: (seq, when) => `No.\u00a0${seq}, ${when}`,
    manifest: 'Fingerprint',
    signature: 'Signature',
    signed: 'of the server, Ed25519',
    kept: 'Nothing will be lost. A copy stays on the phone for two more weeks.',
    photosOf: (done, all) => `${done} of ${photos(all)}`,
    progress: (percent) => `${percent} sent`,
    wordsSent: 'The answers are on the server. The receipt comes when the last photo arrives.',
    wordsWait: (n) => `Waiting to be sent: ${records(n)}.`,
    unfinished: 'The inspection is not finished: the receipt comes after that.',
    waitsReceipt: 'All is sent. Waiting for the receipt of the server.',
    keepOpen: 'Keep the app open:',
    waitHere: (what) => `Waiting on the phone: ${what}.`,
    nothing: 'Nothing to send',
    nothingWhat: 'Here you see what is still on the phone, what went out and what the server accepted.',
    now: 'Send now',
    sending: 'Sending',
    next: (time) => `Next try at ${time}.`,
    lastContact: (when) => `The server answered ${when}`,
    neverContact: 'The server has not answered this phone yet',
    refusals: 'Not accepted by the server',
    refusalsWhat: 'These records are safe: the copy on the server waits for an administrator.',
    refusal: (item, code) => `${item}: ${code}`,
    value: 'Recorded',
    wholeInspection: 'Whole inspection',
  },

  more: {
    onPhone: 'What is on this phone',
    install: 'Put Osmotr on the home screen.',
    installHow:
      'Otherwise Safari may erase what you record after seven days without a visit. Tap “Share”, then “Add to Home Screen”. Open Osmotr from there and sign in.',
    installLater: 'Later',
  },
}
