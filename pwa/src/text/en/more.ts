// «Ещё» in English.

import { counted } from '../counted'
import type { more as ru } from '../ru/more'

export const more: typeof ru = {
  title: 'More',
  help: 'Help and questions',
  phone: 'This phone',
  language: 'Language',
  theme: 'Theme',
  themes: { auto: 'As the phone', light: 'Light', dark: 'Dark' },
  storage: 'Storage',
  storageUsed: (used, quota) => `${used} of ${quota} used`,
  persisted: 'The browser promised not to erase what is recorded.',
  notPersisted: 'The browser may erase data that is not opened for long. Put Osmotr on the home screen.',
  installed: 'Osmotr is on the home screen.',
  myData: 'My data',
  version: 'Version',
  signOut: 'Sign out',
  signOutAsk: 'Sign out of Osmotr?',
  signOutWhat: 'Signing in again needs a network.',
  signOutUnsent: (words) =>
    `Not sent from this phone yet: ${words}. The records stay here and go out only when you sign in on this phone again.`,
  answers: (n) => `${counted('en', n, { one: 'answer', many: 'answers' })} of a questionnaire`,
  stay: 'Stay',
  leave: 'Sign out',
  leaveFailed: 'Signing out did not work: the phone’s storage does not answer. Try again.',
  roles: { applicant: 'applicant', inspector: 'inspector', reviewer: 'reviewer', administrator: 'administrator' },
}
