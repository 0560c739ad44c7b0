// What leads to an account and to a new password; all of it needs the network.

import type { Api } from '../api/client'
import type { Reply } from '../api/outcome'
import type { Confirmation, KeptLetter, Opening, OwnRegistration, PasswordSet } from '../api/registration-shapes'

export interface Registration {
  opening(): Promise<Reply<Opening>>
  own(): Promise<Reply<OwnRegistration>>
  writeAgain(): Promise<Reply<OwnRegistration>>
  correctEmail(email: string): Promise<Reply<OwnRegistration>>
  correctPhone(phone: string): Promise<Reply<OwnRegistration>>
  confirm(token: string): Promise<Reply<Confirmation>>
  askReset(email: string): Promise<Reply<{ mailbox: boolean }>>
  setPassword(token: string, password: string): Promise<Reply<PasswordSet>>
  /** The letters of a demo; elsewhere there is no such thing. */
  letters(): Promise<Reply<{ items: KeptLetter[] }>>
}

export function makeRegistration(api: Api): Registration {
  const post = <T>(path: string, body?: unknown) => api.ask<T>(path, { method: 'POST', body })
  const put = (path: string, body: unknown) => api.ask<OwnRegistration>(path, { method: 'PUT', body })
  return {
    opening: () => api.ask('/registrations'),
    own: () => api.ask('/registration'),
    writeAgain: () => post('/registration/letters'),
    correctEmail: (email) => put('/registration/email', { email }),
    correctPhone: (phone) => put('/registration/phone', { phone }),
    confirm: (token) => post('/confirmations', { token }),
    askReset: (email) => post('/password-resets', { email }),
    setPassword: (token, password) => post('/passwords', { token, password }),
    letters: () => api.ask('/mailbox'),
  }
}
