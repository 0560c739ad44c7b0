// The shapes of coming by an account, and of a new password.

import type { Locale, Words } from './shapes'

/** `mailbox`: letters are read on a page of this demo. `consent` is the version of the text to agree to. */
export interface Opening {
  open: boolean
  mailbox: boolean
  consent: string
  consent_text: Words
}

/** What one's own account waits for; `email` is where the letter goes. */
export interface OwnRegistration {
  standing: 'waiting' | 'phone-taken' | 'confirmed'
  email: string
  phone: string | null
  mailbox: boolean
}

export interface Confirmation {
  standing: 'confirmed' | 'already' | 'phone-taken'
  email: string
}

export interface PasswordSet {
  email: string
  ended: number
}

export interface KeptLetter {
  id: string
  at: string
  to: string
  locale: Locale
  subject: string
  text: string
}
