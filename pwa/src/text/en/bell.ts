// The bell, in English.

import type { bell as ru } from '../ru/bell'

export const bell: typeof ru = {
  name: 'Notices',
  unread: (n) => `Notices, unread: ${n}`,
}
