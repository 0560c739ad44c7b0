// What is looked at before a registration is sent, and where a refusal stands.

import { expect, it } from 'vitest'
import { fieldOf, joinFaults } from './join-form'
import { phoneAsRead } from './join-words'

const WELL = {
  name: 'Анна',
  email: ' anna@network.test ',
  phone: '8 916 123-45-67',
  password: 'long enough',
  consent: true,
}

it('lets a whole form through and names what is missing in the order of the form', () => {
  expect(joinFaults(WELL)).toEqual([])
  expect(joinFaults({ name: ' ', email: 'анна@почта.рф', phone: '-', password: 'short', consent: false })).toEqual([
    'name',
    'email',
    'phone',
    'password',
    'consent',
  ])
  expect(joinFaults({ email: 'a@b' })).toEqual(['email'])
})

it('puts a refusal where it belongs', () => {
  expect(fieldOf('phone-taken', {})).toBe('phone')
  expect(fieldOf('invalid-request', { fields: { email: ['x'] } })).toBe('email')
  expect(fieldOf('invalid-request', { fields: { role: ['x'] } })).toBeNull()
  expect(fieldOf('too-many-attempts', { retry_after_s: 60 })).toBeNull()
})

it('writes a Russian number as people read it', () => {
  expect(phoneAsRead('+79161234567')).toBe('+7\u00a0916\u00a0123\u2060-\u206045\u2060-\u206067')
  expect(phoneAsRead('+375291234567')).toBe('+375291234567')
})
