// The preflight in English: eight questions, what they come to, the link that holds them.

import { counted } from '../counted'
import type { PreflightText } from '../ru/preflight'

const items = (n: number) => counted('en', n, { one: 'item', many: 'items' })

export const preflight: PreflightText = {
  title: 'Would the premises pass?',
  back: 'Back',
  language: 'Русский',
  lead: 'Know in three minutes, before you rent',
  about: (n) =>
    `${counted('en', n, { one: 'question', many: 'questions' })} on what premises are turned down for. The thresholds are those of the inspection. No account.`,
  choose: 'Which kind of point do you want to open?',
  start: 'Begin',
  goOn: 'Go on',
  toResult: 'To the result',
  anew: 'Erase the answers',
  requirements: 'All requirements',
  signIn: 'Sign in',
  at: (n, of) => `${n} of ${of}`,
  progress: (n, of) => `Question ${n} of ${of}`,
  unknown: 'I do not know',
  next: 'Next',
  finish: 'To the result',
  stays: 'The answers stay on this device. Close the page and come back: they will be here.',
  lost: 'This browser keeps nothing: close the page and the answers are gone. The link at the end keeps them.',
  recommendation: 'recommendation',
  questions: {
    'ENT-02': {
      ask: 'How does a client enter the premises?',
      how: 'The entrance that clients will use every day.',
      fix: 'An entrance cannot be rebuilt: it takes other premises or another format.',
      learn: 'Look at the entrance on the spot or on the photo of the offer.',
    },
    'ENT-03': {
      ask: 'Can a client enter without a pass in all open hours?',
      how: 'An intercom, a guard, a barrier or a closed yard mean “No”.',
      fix: 'Agree on free entrance in all open hours.',
      learn: 'Ask the guards of the building or the landlord.',
    },
    'CLI-01': {
      ask: 'What is the total area of the premises?',
      how: 'All of the floor from wall to wall, with the store. The figure of the lease will do, but the inspection measures again.',
      fix: 'The area cannot be changed: it takes other premises or another format.',
      learn: 'See the lease, or measure length and width.',
    },
    'CLI-02': {
      ask: 'How much of it is left to clients?',
      how: 'The floor before the desk: the way, waiting, fitting rooms. Without the store and the place behind the desk.',
      fix: 'Move the desk or make the store smaller.',
      learn: 'Draw desk and store on the plan and measure the rest.',
    },
    'CLI-04': {
      ask: 'How high is the ceiling?',
      how: 'At the lowest place: under a beam, a duct or a pipe.',
      fix: 'A ceiling cannot be raised; ask whether a duct or a hung ceiling can go.',
      learn: 'Measure from the floor to the beam.',
    },
    'STO-01': {
      ask: 'What will keep clients out of the store?',
      how: 'What closes, or will close, the way to the goods.',
      fix: 'Close the way to the goods to clients.',
      learn: 'Decide where the store will be and what will close it.',
    },
    'STO-06': {
      ask: 'How many CCTV cameras will there be?',
      how: 'Those that are there, and those you will put up before the inspection.',
      fix: 'Add cameras: receipt, storage and issue must be seen.',
      learn: 'Count the places: receipt, storage, issue, entrance.',
    },
    'NET-01': {
      ask: 'Which internet line reaches the premises?',
      how: 'The line that is there, or that a provider will lay.',
      fix: 'Have a line laid before the inspection.',
      learn: 'Ask the landlord which provider is in the building.',
    },
  },

  conclusion: {
    fits: 'By your answers it passes',
    'fits-with-tasks': (n) => `It passes; ${items(n)} had better be improved`,
    open: (n) => `It passes so far; ${items(n)} left to find out`,
    unanswered: 'No answers yet',
    fix: (n) => `It will pass once ${items(n)} ${n === 1 ? 'is' : 'are'} fixed`,
    'other-room': (format) => `It does not suit the format “${format}”`,
  },
  tally: (ok, bad, minor, open) =>
    [
      `${ok}\u00a0pass`,
      ...(bad ? [`${bad}\u00a0to fix`] : []),
      ...(minor ? [`${minor}\u00a0to improve`] : []),
      ...(open ? [`${open}\u00a0to find out`] : []),
    ].join(' · '),
  format: (title, day) => `Format “${title}”, requirements since ${day}.`,
  fixes: 'To fix before the inspection',
  better: 'Better improved',
  learns: 'To find out',
  passes: 'Passes',
  spare: (norm, spare) => `norm ${norm}, ${spare} to spare`,
  norm: (norm) => `norm ${norm}`,
  unknownIs: 'not known',
  notYet: 'no answer',
  also: 'Formats that it suits',
  alsoWhat: 'The same answers, other thresholds.',
  alsoNone: 'No other format passes by these answers.',
  showAs: (format) => `Show for “${format}”`,
  how: 'How this was counted',
  sum: (score, most, percent) => `${score} of ${most}, which is ${percent}.`,
  howWhat:
    'A critical item weighs 3, any other 1. What is not known counts neither for nor against. One critical item that does not pass decides alone, whatever the rest comes to. The inspection counts all items in the same way.',
  only: 'This is a first answer by your own words. The inspection decides.',
  apply: 'Apply with these answers',
  share: 'Share',
  shareWhat: 'The answers lie in the link itself. They do not go to the server; your name and address are not in it.',
  copied: 'The link is copied.',
  passedOn: 'The link is passed on.',
  copyByHand: 'The browser does not let us copy. The link to this result:',
  print: 'Print',

  theirs: 'These answers come from a link.',
  theirsKept: 'Your own answers are still on this device.',
  take: 'Take over',
  own: 'Check mine',
  since: (then, now) => `The link was made by the requirements of ${then}. Counted by those in force, since ${now}.`,
  broken: 'This link cannot be read',
  brokenWhat:
    'It is cut short or changed, so nothing can be shown by it. Ask for the whole link again. Your own answers are untouched.',
  newer: 'A newer Osmotr made this link',
  newerWhat: 'Reload the page with a network and open the link again. Your own answers are untouched.',
  goneFormat: 'This format is no more',
  goneFormatWhat: 'The requirements have changed. The answers are kept; choose a format again.',
}
