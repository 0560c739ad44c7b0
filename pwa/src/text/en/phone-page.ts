// What lies on this phone, and the rescue file, in English; fetched with their pages.

import { counted } from '../counted'
import type { PhonePageText } from '../ru/phone-page'

const operations = (n: number) => counted('en', n, { one: 'entry', many: 'entries' })
const answers = (n: number) => counted('en', n, { one: 'answer', many: 'answers' }) + ' of a questionnaire'
const photos = (n: number) => counted('en', n, { one: 'photo', many: 'photos' })

export const phonePage: PhonePageText = {
  title: 'On this phone',
  back: 'More',
  counting: 'Counting what is recorded…',
  failed: 'The phone’s storage cannot be read',
  failedWhat:
    'What was recorded before is untouched. Close all tabs of Osmotr or the whole browser and open it again. Do not clear the browser’s data.',
  retry: 'Count again',

  unsent: 'Not sent',
  allSent: 'Everything is sent',
  waiting: (n, p, a = 0) =>
    [n ? operations(n) : '', p ? photos(p) : '', a ? answers(a) : '']
      .filter(Boolean)
      .join(', ')
      .replace(/, ([^,]*)$/, ' and $1'),
  answersStay:
    'Answers of a questionnaire are here alone, no rescue file takes them. They go by themselves with the network.',
  size: (size: string) => `the photos take ${size}`,
  oldest: 'Waiting longest since',
  refused: (n: number) => `The server did not take ${operations(n)}. Nothing of it is lost.`,
  toSending: 'Look',
  gone: (n: number) =>
    `${photos(n)} taken here ${n === 1 ? 'is' : 'are'} no longer on the phone: the browser’s storage has lost them. Open the inspection: the item says what to take again.`,
  elsewhere: (n: number) =>
    `The server waits for ${photos(n)} that this phone does not have. They are on another phone of yours, or lost.`,
  fresh: (when: string) => `Osmotr’s storage here began on ${when}. What was recorded before is not on this phone.`,

  erased: 'The browser has erased Osmotr’s storage',
  erasedHeld: (n: number, p: number, when: string) =>
    `By the last note (${when}) this waited in it to be sent: ${phonePage.waiting(n, p)}.`,
  erasedOldest: (when: string) => `The earliest is of ${when}.`,
  erasedArrived: (n: number) => `Of it this had reached the server after all: ${operations(n)}.`,
  erasedNothing: (when: string) => `By the last note (${when}) nothing waited in it to be sent.`,
  erasedWhat:
    'What was sent before is safe and comes back from the server by itself. What was erased has to be recorded again: open the inspection and check the answers.',
  erasedOff: 'What was sent before is safe. Sign in once there is a network: it comes back from the server by itself.',
  understood: 'Understood',
  others:
    'Another device has worked on these inspections too. If that was this same phone, the browser has erased its earlier storage, and what was unsent there is gone.',

  rescue: 'Rescue file',
  noStorage: {
    title: 'The browser does not open the storage of Osmotr',
    what: 'Nothing can be recorded now. What was recorded before is untouched. Free some space on the phone, close other tabs of Osmotr and private browsing, then try again.',
  },
  rescueWhat:
    'If the phone is about to die, breaks, or there will be no network, save what is not sent into one file and pass it on in any way. Only the Osmotr server can read it.',
  rescueLong:
    'Hand it in on another phone of yours, on this same page, or through an administrator. Writing the file needs no network.',
  rescueLater:
    'Once something waits here, it can be saved into one file and passed on in any way, even without a network.',
  write: 'Save the rescue file',
  writing: 'Writing the file',
  written: 'The rescue file is ready',
  writtenWhat: (what: string, size: string) => `It holds ${what}, ${size}.`,
  writtenStays: 'The work also stays on the phone: it goes out by itself once there is a network.',
  writtenAbsent: (n: number) => `${photos(n)} ${n === 1 ? 'is' : 'are'} not in the file: the bytes cannot be read.`,
  share: 'Pass the file on',
  again: 'Save it once more',
  nothing: 'Nothing to rescue: everything is sent.',
  noKey:
    'This phone has not received the server’s key yet. Connect once; after that the file can be saved without a network too.',
  unreadable:
    'The phone’s storage cannot be read, so there is no file. Close the browser entirely, open it again and retry.',

  takeIn: 'Hand in a rescue file',
  takeInWhat: 'A file from another phone of yours. This needs the network.',
  choose: 'Choose a file',
  taking: 'Handing the file in',
  takingWhat: 'Keep this page open until the server has answered.',
  taken: 'The server has taken the file',
  takenOf: (name: string, when: string) => `Work of ${name}. The file was made on ${when}.`,
  takenNew: (n: number, p: number) =>
    n + p > 0 ? `New: ${phonePage.waiting(n, p)}.` : 'Nothing new: the server had all of it.',
  takenKnown: (n: number, p: number) => `Known before: ${phonePage.waiting(n, p)}.`,
  takenRefused: (n: number) => `${operations(n)} not taken. Nothing is lost; an administrator decides.`,
  takenPhotosRefused: (n: number) => `${photos(n)} not taken: no entry names them, or their bytes are spoilt.`,
  takenAbsent: (n: number) => `${photos(n)} not in the file: the phone could not read them.`,
  unreachable: 'The server did not answer. The file is whole, hand it in again.',
  full: 'The server has run out of room. What got through is taken. Hand the same file in again later.',

  room: 'Storage',
  used: 'Used',
  free: 'Free for Osmotr',
  roomUnknown: 'the browser does not say',
  keeps: 'Safe from erasing',
  persisted: 'the browser promised to keep it',
  notPersisted: 'the browser made no promise: put Osmotr on the home screen',
  persistUnknown: 'the browser does not say',
  kept: 'Kept in all',
  left: 'Set aside for answers',
  leftIs: (size: string) => `${size} that photos do not take`,
  leftNone: 'none left: no photos for now',

  phone: 'Phone',
  name: 'Browser',
  device: 'Mark of the phone',
  version: 'App version',
  since: 'Storage began',
  contact: 'Server answered',
  never: 'never yet',

  desk: {
    title: 'Rescue files',
    note: 'A file into which a phone wrote its unsent work. Only this server can read it.',
    what: 'The server takes the work in its author’s name, as if the phone had sent it. The same file may be handed in twice: the second time changes nothing.',
  },
}
