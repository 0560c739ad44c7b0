// What the phone has not kept, and what to do then, in English; fetched when it is needed.

import type { TroubleText } from '../ru/trouble'

export const trouble: TroubleText = {
  failed: 'The phone’s storage does not answer',
  failedWhat:
    'Osmotr cannot record anything now. What was recorded before is untouched. Do not close this page before you have tried again or saved what stands below into a file.',
  failedNothing: 'There is nothing on this page that was not recorded.',
  newer: 'A newer Osmotr is open',
  newerWhat:
    'Another tab has upgraded Osmotr’s storage, and this page can no longer write to it. Save what stands below and open it anew.',
  gone: 'The browser has erased Osmotr’s storage',
  goneWhat:
    'It happened while this page was open. Save what stands below into a file and open Osmotr anew: it will say what is missing.',
  unkept: 'Not kept on the phone',
  unkeptWhat:
    'This is only on this page, for as long as it is open. Free some space on the phone or send what is done, then try again. If that does not help, save it into a file.',
  all: 'Kept',
  allWhat: 'All that was not kept at once is on the phone now.',

  again: 'Try again',
  trying: 'Trying',
  inVain: 'Not yet. Close other tabs and apps, free some space and try once more.',
  anew: 'Open Osmotr anew',
  close: 'Close',

  save: 'Save into a file',
  saved: (name: string) => `Saved into the file ${name}.`,
  savedWhat: 'Any browser opens it, and anybody can read it. Nothing has gone from here.',
  savePhoto: 'Save the photo',
  drop: 'Drop',
  dropSure: 'Really drop',

  what: { answer: 'Answer', note: 'Note', finding: 'Finding', lost: 'The photo is nowhere', photo: 'Photo' },
  takenBack: 'taken back',
  at: (time: string) => `at ${time}`,

  rescue: 'Recorded before',
  rescueWhat: 'Unsent work that can still be read on the phone can be saved apart, into a rescue file.',

  file: {
    title: 'Osmotr: not kept on the phone',
    of: (who: string, when: string) => `${who}, ${when}`,
    application: (n: number) => `Application no. ${n}`,
    what: 'The phone could not keep these words and photos. Enter them into Osmotr again.',
  },
}
