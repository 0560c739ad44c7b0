// Refusals that only a desk can meet, in English; they come with it.

import { dutyRefusals } from './duty-refusals'

type Facts = Record<string, unknown>

export const refusals: Record<string, (facts: Facts) => string> = {
  ...dutyRefusals,
  'email-taken': () => 'This e-mail is already taken.',
  'last-administrator': () => 'This is the last administrator. Appoint another one first.',
  'checklist-refused': () => 'The checklist file was not taken. Earlier versions are in place.',
  'application-locked': (facts) =>
    `Another person has this application open: ${String(facts.who)}. Take it over, or wait.`,
  'application-taken': (facts) => `Another reviewer has taken this application: ${String(facts.who)}.`,
  'not-an-applicant': () => 'An application belongs to an active applicant. Choose somebody else.',
  'not-an-inspector': () => 'A visit is assigned to an active inspector. Choose somebody else.',
  'nothing-returned': () => 'Mark at least one item to return.',
  'own-refusal': () => 'You refused it yourself: somebody else looks at the appeal.',
  'due-too-early': () => 'This day has passed already. Choose one that is still to come.',
  'checks-open': () => 'Some checks have no result or are not in order. Finish them.',
  'training-open': () => 'Somebody on the roster has not passed the training. They come first, then the opening.',
  'trial-report-changed': () => 'The report has changed since it was read. Look at the new one.',
  'proof-missing': () => 'There is no such photo in the daily lists.',
  'proof-too-early': () => 'The photo is older than the problem.',
}
