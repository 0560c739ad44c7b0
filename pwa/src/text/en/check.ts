// Checking a sealed report in English, on its public page, on the receipt and beside the reviewer's photos.

import { counted } from '../counted'
import type { CheckText } from '../ru/check'

const answers = (n: number) => counted('en', n, { one: 'answer', many: 'answers' })
const seconds = (n: number) => counted('en', n, { one: 'second', many: 'seconds' })
const photos = (n: number) => counted('en', n, { one: 'photo', many: 'photos' })

export const check: CheckText = {
  title: 'Check a report',
  about: 'Whether an inspection report is sealed, and whether anything in it has changed since.',
  language: 'Русский',
  code: 'Code of the report',
  hint: 'Twelve characters. It stands on the report, on the receipt in the phone and in the QR.',
  submit: 'Check',
  asking: 'Checking the signature and the manifest…',
  needCode: 'Enter the code: twelve letters and digits.',

  sealed: 'Sealed, unchanged since',
  sealedWhat: 'The server’s signature is right, the manifest agrees.',
  changed: 'Changed after it was sealed',
  changedWhat: 'What is held now does not agree with what was sealed:',
  unknown: 'There is no such report',
  unknownWhat: (code) =>
    `No sealed report has the code ${code}. Compare the characters: 0 and O, 1 and I are read alike. An inspection that is not sealed has no code yet.`,
  tooMany: 'Too many tries',
  tooManyWhat: (s) => `Wait ${seconds(s)} and check again. The code is kept.`,
  offline: 'The server cannot be reached',
  offlineWhat: 'Only the server can check a report. The code is kept: try again when there is a network.',
  away: 'The server did not answer',
  awayWhat: 'This says nothing of the report. The code is kept: try again a little later.',
  again: 'Check again',

  bytes: {
    reading: 'Reading the photos again…',
    done: (n) => `The photos were read again just now: ${n} of ${n}, each byte for byte.`,
    none: 'There are no photos in the report.',
    found: 'The photos were read again just now.',
    failed: 'The photos could not be read again: the server did not answer. Signature and manifest agree.',
    again: 'Read the photos again',
  },

  why: {
    'not-sealed': 'the seal was taken off: the report is no longer kept as sealed',
    manifest: 'the answers or the list of photos are not those that were signed',
    signature: 'the signature on the receipt is not by a key of this server',
    other: 'the receipt is that of another inspection',
    time: 'the time of sealing is not the one in the receipt',
    finish: 'the record that finished the inspection is not there',
    code: 'the report was sealed anew: the code belongs to the seal before',
  },
  photoGone: (photo) => `${photo}: the file is gone`,
  photoChanged: (photo) => `${photo}: other bytes`,
  otherwise: (why) => `does not agree: ${why}`,

  facts: {
    what: 'What it is',
    kind: {
      visit: 'an inspector’s visit',
      self_assessment: 'an applicant’s self-assessment',
      daily: 'a daily list of a test period',
    },
    stage: { empty: 'empty premises', finished: 'finished premises', recheck: 'a recheck' },
    checklist: 'Checklist',
    version: (id, version) => `${id}, version ${version}`,
    finished: 'Finished',
    sealed: 'Sealed',
    byServer: (when) => `${when}, by the server’s clock`,
    contains: 'Contains',
    contents: (a, p) => `${answers(a)}, ${photos(p)}`,
    lost: (n) => `lost on the phone: ${n}`,
    amendments: 'After the seal',
    added: (n) => (n ? `added: ${n}. The seal does not cover it` : 'nothing was added'),
    record: 'Record',
    recordIs: (seq) => `no.\u00a0${seq}`,
    manifest: 'Hash of the manifest',
    key: 'Key of the server',
    signature: 'Ed25519 signature',
  },
  limits:
    'The seal says that the answers and photos are the very ones that were accepted. It does not say that they are right, nor where the photos were taken. Address, names and answers are left out of this page on purpose.',

  file: {
    title: 'Compare a photo file',
    what: 'The file stays on this device: the browser computes its hash.',
    choose: 'Choose a file',
    drop: 'or drop it here',
    reading: 'Computing the hash…',
    original: (photo) => `This file is in the report: ${photo}. It is the same byte for byte.`,
    copy: (photo) =>
      `This is a copy of a photo of the report: ${photo}. Without the time and place written into the copy it is the same byte for byte.`,
    none: 'There is no such file in the report.',
    noneWhat: 'A photo that a messenger passed on, or that was cropped or saved anew, is another file.',
    unreadable: 'The file could not be read. Unless the page is open by https, the browser lets nobody compute hashes.',
  },
  photos: 'Photos in the manifest',
  photosCount: (n) => `${n}`,
  photo: (item, number) => `${item}, photo ${number}`,
  number: (n) => `photo ${n}`,
  lost: 'lost on the phone',
  items: 'Items with an answer',
  paper: 'Download the receipt',
  paperWhat: 'Receipt, public key and manifest in one file: the signature can be verified without us.',

  ticket: {
    code: 'Code of the report',
    open: 'Check the report',
    where: (host) => `Anybody may check it at ${host}/check`,
    qr: 'QR with the address where this report is checked',
  },

  record: {
    severity: 'For information',
    title: 'Record of the photo',
    whose: { self_assessment: 'The applicant’s photo', visit: 'The inspector’s photo' },
    between: (since, until) =>
      `is byte for byte the one recorded in the app between ${since} and ${until}, by the server’s clock.`,
    until: (until) =>
      `is byte for byte the one recorded in the app by ${until}, by the server’s clock. Since when is not known: the phone had not heard the server yet.`,
    changedBetween: (since, until) =>
      `was recorded in the app between ${since} and ${until}, by the server’s clock. But the bytes on the server are others now.`,
    changedUntil: (until) =>
      `was recorded in the app by ${until}, by the server’s clock. But the bytes on the server are others now.`,
    missing: 'was recorded in the app, but its bytes have not come: nothing can be said of them.',
    chain: {
      holds: (n) => `The chain holds: record ${n} continues the phone’s record before it.`,
      first: () => 'The chain begins with it: it is the phone’s first record.',
      broken: (n) => `The chain is broken: record ${n} does not continue the one before it.`,
      changed: (n) => `Record ${n} on the server is not the one that came from the phone.`,
    },
    hash: 'SHA-256',
    copy: 'Download a copy',
    original: 'Original',
  },

  seal: {
    open: 'Seal and photos',
    title: 'Seal of the report, and photos',
    none: 'There is no inspection yet.',
    notYet: 'Not sealed yet: it has no code.',
    copies: 'All copies, ZIP',
    originals: 'Originals and proof, ZIP',
    copiesWhat: 'Time, place and the code of the report are written into the copies. The pixels are the same.',
    originalsWhat:
      'Originals byte for byte, with manifest, receipt and key: the signature can be verified by plain tools.',
  },
}
