// Short notes beside the stores, in another drawer of the browser. One that keeps none forgets them, and nothing else happens.

import type { Notes } from './phone'

const NAME = 'osmotr-'

export const notes: Notes = {
  read(key) {
    try {
      return localStorage.getItem(NAME + key)
    } catch {
      return null
    }
  },
  write(key, value) {
    try {
      if (value === null) localStorage.removeItem(NAME + key)
      else localStorage.setItem(NAME + key, value)
    } catch {
      return
    }
  },
}
