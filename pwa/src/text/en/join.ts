// Coming by an account and a new password, in English; fetched with the door.

import type { JoinText, refusals as ruRefusals } from '../ru/join'
import { counted } from '../counted'

type Facts = Record<string, unknown>

const minutes = (n: number) => counted('en', n, { one: 'minute', many: 'minutes' })
const hours = (n: number) => counted('en', n, { one: 'hour', many: 'hours' })
const signs = (n: number) => counted('en', n, { one: 'character', many: 'characters' })
const sessions = (n: number) => counted('en', n, { one: 'session', many: 'sessions' })
const wait = (facts: Facts) => {
  const left = Math.max(1, Math.ceil(Number(facts.retry_after_s) / 60) || 1)
  return left > 90 ? hours(Math.round(left / 60)) : minutes(left)
}

/** Refusals that only these pages can meet. */
export const refusals: typeof ruRefusals = {
  'account-unconfirmed': () => 'Confirm your e-mail first.',
  'mail-missing': () => 'No mail is set up here, so no letter can be sent. Ask the administrator of the network.',
  'terms-changed': () => 'The text of the consent has changed meanwhile. Tick it again; the rest is kept.',
  'phone-unusable': () =>
    'There is no such number. Check the digits: +7\u00a0916\u00a0123\u2060-\u206045\u2060-\u206067.',
  'phone-taken': () => 'Another account has this number. Give another one.',
  'password-is-email': () => 'The password is the e-mail, which is guessed first. Choose another one.',
  'link-unknown': () => 'The link is not whole, or not from Osmotr. Open it from the letter once more.',
  'link-expired': () => 'The link has expired.',
  'link-used': () => 'This link has changed the password already. Sign in with the new one.',
}

export const join: JoinText = {
  toJoin: 'Become a partner',
  toForgot: 'Forgotten the password?',
  toSignIn: 'Sign in',
  haveAccount: 'Have an account already?',
  mailbox: 'Open the demo’s mail',
  mailboxWhat: 'This is a demo: letters go nowhere, they lie on a page next door.',
  again: 'Try again',
  back: 'Back',
  tooMany: (facts) => `Too often. Possible again in ${wait(facts)}. What you typed is kept.`,
  unreachable: 'No connection to the server. What you typed is kept; try again when the network is back.',
  away: 'The server did not answer. What you typed is kept; try again a little later.',

  form: {
    title: 'Become a partner',
    lead: 'A pickup point of your own begins with a\u00a0room',
    about: 'Register and fill in the questionnaire. What the room needs, we say at once.',
    name: 'First and last name',
    email: 'E-mail',
    emailHint: 'A letter with a link will come here.',
    phone: 'Phone',
    phoneHint: 'The inspector calls it before the visit.',
    password: 'Password',
    passwordHint: 'At least 8\u00a0characters.',
    passwordLeft: (n) => `${signs(n)} more.`,
    passwordWill: 'Long enough.',
    show: 'Show the password',
    hide: 'Hide the password',
    consent: 'I agree to the processing of my personal data',
    consentText: 'Read the text of the consent',
    consentComes: 'The text of the consent is on its way…',
    consentAway: 'The text of the consent did not come, and nobody should agree without it. What you typed is kept.',
    submit: 'Register',
    busy: 'Registering',
    closed: 'Registration is closed',
    needName: 'Enter your first and last name.',
    needEmail: 'Check the e-mail: an address such as anna@example.org in Latin letters is needed.',
    needPhone: 'Enter a phone number.',
    needPassword: 'At least 8\u00a0characters are needed.',
    needConsent: 'Without your consent we cannot register you.',
  },

  waiting: {
    title: 'Confirm your e-mail',
    move: 'Your move',
    sent: (email) => `A letter was sent to ${email}.`,
    what: 'Open the link of the letter on any device. This page will notice by itself.',
    next: 'The questionnaire opens then.',
    spam: 'Nothing after a couple of minutes? Look into “Spam”, or send it again.',
    again: 'Send it again',
    sentAgain: 'Another letter was sent.',
    wrong: 'Correct the e-mail',
    email: 'Another e-mail',
    emailSubmit: 'Send it here',
    emailDone: 'The letter went to the new e-mail. The former link is worth nothing now.',
    phoneIs: 'Phone',
    phoneWrong: 'Correct the phone',
    phone: 'Another number',
    phoneSubmit: 'Keep the number',
    phoneDone: 'The number is kept.',
    taken: 'Only the phone is left',
    takenLead: 'The e-mail is confirmed.',
    takenWhat: (phone) =>
      `Another account has the number ${phone}. Give another one, and everything opens. If the number is yours, you may have registered with another e-mail; if not, write to the network’s administrator.`,
    leave: 'Sign out',
    loading: 'Asking how it stands…',
    offline: 'No connection to the server',
    offlineWhat: 'The link of the letter can be opened later too. Once the network is back, we ask again.',
    failed: 'The server did not answer',
    failedWhat: 'Nothing is lost. We ask again.',
  },

  confirm: {
    title: 'Confirming the e-mail',
    ask: 'Is this your e-mail?',
    askWhat: 'Press if it was you who registered. If not, just close the page.',
    submit: 'Confirm the e-mail',
    busy: 'Confirming',
    done: 'The e-mail is confirmed',
    doneWhat: 'Go back to where you registered: everything is open there. Or sign in here.',
    already: 'The e-mail is confirmed already',
    alreadyWhat: 'There is nothing more to do. Just sign in.',
    taken: 'The e-mail is confirmed',
    takenWhat: 'Only the phone is left: another account has the number you gave. Sign in and give another one.',
    open: 'Open Osmotr',
    expired: 'The link has expired',
    expiredWhat: 'It is good for 48\u00a0hours, and until the e-mail is corrected. Sign in and send the letter again.',
    unknown: 'The link will not do',
    unknownWhat: 'It was not copied whole, or the account is no more. Open the link of the letter again.',
  },

  forgot: {
    title: 'A new password',
    what: 'We send a link by which a new one is set.',
    submit: 'Send the link',
    busy: 'Sending',
    done: 'Check your mail',
    doneWhat: (email) =>
      `If there is a confirmed account with the e-mail ${email}, the letter is on its way. The link is good for an hour.`,
    notCome: 'Nothing came? Look into “Spam”, and check that it is the right e-mail.',
    other: 'Send it again',
  },

  reset: {
    title: 'A new password',
    what: 'Everybody is signed out of the account on other devices. What is recorded on phones stays.',
    password: 'New password',
    submit: 'Change the password',
    busy: 'Changing',
    done: 'The password is changed',
    doneWhat: (n) => (n ? `${sessions(n)} ended. Sign in with the new password.` : 'Sign in with the new password.'),
    used: 'This link has done its work',
    usedWhat: 'The password was changed by it. Sign in with the new one, or ask for another link.',
    expired: 'The link has expired',
    expiredWhat: 'It is good for an hour. The former password works. Ask for another one.',
    unknown: 'The link will not do',
    unknownWhat: 'It was not copied whole. Open it from the letter again.',
    another: 'Ask for another link',
  },

  letters: {
    title: 'The demo’s mail',
    about:
      'Letters that would go to people if there were a mail server. There is such a page only in a demo on this computer.',
    to: 'To',
    loading: 'Sorting letters…',
    empty: 'No letters yet',
    emptyWhat: 'Register or ask for a new password, and the letter appears here.',
    none: 'There is nothing here',
    noneWhat: 'This installation has real mail; letters arrive there.',
    failed: 'The letters did not open',
    failedWhat: 'The server did not answer. Try again a little later.',
    fresh: 'Refresh',
  },
}
