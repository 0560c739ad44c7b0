// The phone as a browser lends it.

import { clock } from './clock'
import { hash } from './proof/hash'
import { watchedLocation } from './location'
import { network } from './network'
import { notes } from './notes'
import type { Phone } from './phone'
import { workerPictures } from './pictures/picture'
import { storage } from './storage'
import { otherTabs, webLocks } from './tabs'

export function browserPhone(): Phone {
  return {
    fetch: (url, init) => fetch(url, init),
    indexedDB,
    sha256: hash,
    clock,
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    network,
    locks: webLocks(),
    tabs: otherTabs(),
    location: watchedLocation(clock.now),
    pictures: workerPictures(),
    storage,
    notes,
    name: nameOf(navigator.userAgent),
  }
}

/** «Chrome, Android»: enough for a person to know which of their phones it is. */
function nameOf(agent: string): string {
  const browser = /Firefox|FxiOS/.test(agent)
    ? 'Firefox'
    : /Edg/.test(agent)
      ? 'Edge'
      : /YaBrowser/.test(agent)
        ? 'Yandex'
        : /Chrome|CriOS/.test(agent)
          ? 'Chrome'
          : 'Safari'
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac/.test(agent)
          ? 'macOS'
          : 'Linux'
  return `${browser}, ${system}`
}
