// A line test in English: on the phone that shows its code, on the computer that measures, and what the server refuses.

import type { LinePageText, LineText, refusals as ru } from '../ru/line'

export const line: LineText = {
  back: 'To measuring on the phone',
  title: 'From the point’s computer',
  stepOpen: (host) => `On the point’s computer open ${host}/line, or point its camera at the QR.`,
  stepCode: 'Enter the code:',
  stepStart: 'Press “Start measuring” there. The result comes here by itself.',
  code: 'Code',
  qr: (code) => `QR with the address of this test, code ${code}`,
  state: {
    waiting: 'Waiting for the computer',
    claimed: 'The computer has opened the page',
    measuring: 'The computer is measuring',
    done: 'Done',
  },
  flowed: (down, up) => `counted by the server: ${down} down, ${up} up`,
  left: (minutes) => `the code lives for ${minutes} more`,
  minutes: (count) => `${count}\u00a0min`,
  seconds: (count) => `${count}\u00a0s`,
  expired: 'The code has expired. Nothing was recorded.',
  replaced: 'Another measurement of this inspection was opened; this code is no longer good.',
  newCode: 'New code',
  accept: 'Take as the answer',
  offline: 'A network is needed: the server gives the code, and the result comes through it. A mobile one will do.',
  opening: 'Getting the code…',
  unreachable: 'The server does not answer. We keep trying.',
  lines: {
    same: 'Phone and computer come from one address: it is one line.',
    other: 'The phone is on another network, probably a mobile one. The computer’s line was measured.',
    unknown: 'Whether phone and computer share a line cannot be told from their addresses.',
  },
  private: 'The computer’s address is a private one: this did not measure the internet.',
  when: (time) => `Measured at ${time}`,
}

export const linePage: LinePageText = {
  brand: 'Osmotr',
  title: 'Line test',
  motto: 'The point’s computer measures its own line',
  about: 'The result goes to the inspection on the phone. No account is needed, and nothing is kept on this computer.',
  language: 'Русский',
  enter: 'Enter the code from the phone',
  code: 'Code of six characters',
  codeHint: 'Russian and Latin letters both work',
  needCode: 'Enter the code: six characters from the phone’s screen.',
  open: 'Open the test',
  opening: 'Checking the code…',
  ready: 'Ready to start',
  readyWhat: (cap) =>
    `Three runs, about 12 seconds, up to ${cap} of data. Close downloads and videos: they would take the line.`,
  economical: 'Economical: at most 5 MB, less exact',
  start: 'Start measuring',
  stop: 'Stop',
  codeIs: (code) => `code ${code}`,
  run: (run, runs, phase) => `Run ${run} of ${runs}, ${phase}`,
  phase: { latency: 'latency', download: 'download', upload: 'upload', pause: 'pause' },
  seconds: (s) => `${s}\u00a0s`,
  phaseNow: { latency: 'measuring latency', download: 'download now', upload: 'upload now', pause: 'pause' },
  used: (bytes, cap) => `${bytes} of ${cap}`,
  column: 'Run',
  median: 'median',
  waits: 'waits',
  handing: 'Handing the result in…',
  done: 'The result is on the phone',
  doneWhat: 'What is left is to take it as the answer there. This page may be closed.',
  counted: 'The server counted bytes and time itself.',
  another: 'Enter another code',
  again: 'Measure again',
  cancelled: 'Measuring was stopped. Nothing has gone to the phone.',
  unreachable: 'The server stopped answering, the measurement is not finished. Check the network and try again.',
  portal: 'The network asks to sign in: its page answers, not the server. Sign in to the network and try again.',
  away: 'The server does not answer. Check the network and try again.',
  notHandedIn: 'It was measured, but did not reach the server. Try again when there is a network.',
}

export const refusals: typeof ru = {
  'line-code-unknown': () => 'There is no such code. Compare it with the phone: it may have changed.',
  'line-code-expired': (facts) =>
    `The code has expired: it lives for ${String(facts.lives_min ?? 15)} minutes. Take a new one on the phone.`,
  'line-code-used': () => 'This code has been used. Take a new one on the phone.',
  'line-budget-spent': () => 'As much data as is allowed has gone by this code. Take a new one on the phone.',
  'line-result-unproved': () =>
    'The server did not take the result: so many bytes have not passed through it in that time. Measure again.',
}
