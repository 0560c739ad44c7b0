// Signing in, in English; fetched with the door.

import type { SignInText } from '../ru/sign-in'

export const signIn: SignInText = {
  title: 'Sign in',
  motto: 'One room, two\u00a0reports, one decision',
  about: 'The applicant and the inspector answer the same questions. The reviewer sees both answers side by side.',
  norm: 'required from 25\u00a0m²',
  measured: 'measured 23.4',
  email: 'E-mail',
  password: 'Password',
  show: 'Show the password',
  hide: 'Hide the password',
  submit: 'Sign in',
  busy: 'Signing in',
  needEmail: 'Enter the e-mail your account was made with.',
  needPassword: 'Enter the password.',
  refused: 'The e-mail or the password did not match. Check the keyboard layout.',
  unreachable: 'The server does not answer. What you typed is kept; check the network and try again.',
  portal: 'Not Osmotr answers but the sign-in page of this Wi-Fi. Open it in the browser, then try again.',
  offline: 'Without a network no sign-in is needed: inspections already begun open on their phone at once.',
  language: 'Русский',
}
