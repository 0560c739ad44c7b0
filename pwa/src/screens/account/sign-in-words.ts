// The words of the door, which come with it.

import { signIn as en } from '../../text/en/sign-in'
import { inLocale } from '../../text/in-locale'
import { signIn as ru } from '../../text/ru/sign-in'

export const signInWords = inLocale({ ru, en })
