// Questions of the network, its letters and appeals in English.

import type { TalkText } from '../ru/talk'

export const talk: TalkText = {
  questions: 'Questions',
  open: (n) => `unanswered: ${n}`,
  where: (number, address) => `Application No. ${number}, ${address}`,
  asks: (name, when) => `${name}, ${when}`,
  answered: (when) => `You answered on ${when}`,
  earlier: 'Your earlier answers:',
  answer: 'Your answer',
  send: 'Answer',
  correct: 'Correct the answer',
  sending: 'Sending…',
  keep: 'The words are kept while this page is open.',
  unreachable: 'Not sent: the server cannot be reached. The words are kept, try again.',
  letters: 'Letters from the network',
  lettersOf: (number) => `Letters from the network, application No. ${number}`,
  letterOf: {
    accept: 'The premises are accepted',
    return: 'Returned to be fixed',
    refuse: 'Refused',
    resume: 'The inspection goes on',
  },
  appeal: {
    title: 'You do not agree with the refusal?',
    until: (day) => `You may appeal until ${day}. Another reviewer looks at it, an answer is promised within 5 days.`,
    open: 'Appeal',
    over: (day) => `The time for an appeal ended on ${day}.`,
    final: 'This refusal was decided on an appeal. It is final.',
    why: 'What you do not agree with, and why',
    hint: 'Another reviewer reads this. They see the photos and reports anyway.',
    send: 'Send the appeal',
    back: 'Not now',
    filed: (when) => `The appeal was sent on ${when}`,
  },
}
