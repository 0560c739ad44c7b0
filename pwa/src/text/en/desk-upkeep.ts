// What the administrator reads of phones and of the quarantine, in English.

import { counted } from '../counted'
import type { UpkeepText } from '../ru/desk-upkeep'

const operations = (n: number) => counted('en', n, { one: 'record', many: 'records' })
const photos = (n: number) => counted('en', n, { one: 'photo', many: 'photos' })

export const upkeep: UpkeepText = {
  upkeep: {
    title: 'Phones and quarantine',
    tabs: { attention: 'Want attention', phones: 'All phones', quarantine: 'Quarantine' },
    caption: 'The phones of people and what lies on them',
    columns: {
      phone: 'Person and phone',
      contact: 'Last contact',
      unsent: 'Not sent',
      storage: 'Storage',
      version: 'Version',
      holes: 'Holes',
    },
    never: 'has not told',
    nothing: 'all sent',
    unsent: (n, p) => [n ? operations(n) : '', p ? photos(p) : ''].filter(Boolean).join(', '),
    oldest: (age) => `the oldest is ${age} old`,
    told: (moment) => `told ${moment}`,
    age: {
      minutes: (n) => counted('en', n, { one: 'minute', many: 'minutes' }),
      hours: (n) => counted('en', n, { one: 'hour', many: 'hours' }),
      days: (n) => counted('en', n, { one: 'day', many: 'days' }),
    },
    room: (used, quota) => `${used} of ${quota} used`,
    persisted: 'the browser promised to keep it',
    erasable: 'the browser may erase it',
    failed: (moment) => `could not write ${moment}`,
    refused: (n) => `in quarantine: ${operations(n)}`,
    blocked: 'blocked',
    hole: (first, last) => (first === last ? `No. ${first}` : `No. ${first}–${last}`),
    moreHoles: (n) => `lost in all: ${operations(n)}`,
    noHoles: 'none',
    empty: 'No phones yet',
    emptyWhat: 'A phone appears here when an inspector or an applicant signs in on it.',
    calm: 'All is quiet',
    calmWhat: 'No phone holds unsent or refused work.',
    note: 'This is what each phone last said of itself.',

    quarantine: {
      caption: 'Records that the server refused',
      note: 'The server did not accept these records but kept them. They are not part of the answers.',
      columns: { wanted: 'What was recorded', author: 'Who and when', reason: 'Why it was refused', acts: 'Actions' },
      empty: 'The quarantine is empty',
      emptyWhat: 'All that phones have sent was accepted.',
      kinds: {
        'answer.set': 'answer',
        'note.set': 'note',
        'finding.set': 'finding',
        'layer.set': 'marks on a photo',
        'photo.attach': 'photo',
        'photo.detach': 'remove a photo',
        'photo.lost': 'photo lost',
        'inspection.start': 'start the inspection',
        'inspection.move_version': 'move to a new version of the checklist',
        'inspection.finish': 'finish the inspection',
      },
      otherKind: 'a record unknown to the server',
      cleared: 'the answer was cleared',
      taken: (moment) => `taken ${moment}`,
      unreadable: (text) => `cannot be read: ${text}`,
      received: (moment) => `received ${moment}`,
      rescued: 'from a rescue file',
      tried: (name, moment) => `Tried before: ${name}, ${moment}`,
      apply: 'Apply',
      dialog: {
        title: 'Apply this record?',
        what: 'The record becomes part of the inspection in its author’s name, as if the server had accepted it at once. An answer of somebody else that stands there is not lost: both will be shown. In an accepted inspection it becomes an amendment.',
        trace: 'The log will say that you applied it.',
      },
      outcome: {
        shown: 'Applied: the record is part of the inspection.',
        beside: 'Applied: shown beside the answer that was there already.',
        amendment: 'Applied: the inspection was accepted before, the record is an amendment to it.',
        settled: 'Applied. Its author had replaced it already; nothing changed in the inspection.',
        here: 'This record is in the inspection already: the phone has sent it again.',
      },
      again: (why) => `Not applied; the record stays in quarantine. ${why}`,
    },
  },
}
