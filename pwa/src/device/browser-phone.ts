// The phone as a browser lends it.

import type { Phone } from './phone'

export function browserPhone(): Phone {
  throw new Error('not built yet')
}
