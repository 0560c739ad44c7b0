// The other tabs of this phone: telling them what was written, and letting only one of them talk to the server.

import type { Locks, Tabs } from './phone'

export function otherTabs(): Tabs {
  const open = new Map<string, BroadcastChannel>()
  const channel = (name: string): BroadcastChannel => {
    const here = open.get(name) ?? new BroadcastChannel(name)
    open.set(name, here)
    return here
  }
  return {
    tell: (name, topics) => channel(name).postMessage(topics),
    listen(name, call) {
      const hear = (event: MessageEvent<string[]>) => call(event.data)
      channel(name).addEventListener('message', hear)
      return () => channel(name).removeEventListener('message', hear)
    },
  }
}

export function webLocks(): Locks | null {
  if (!navigator.locks) return null
  return {
    async ifFree(name, work) {
      return await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await work()
        return lock !== null
      })
    },
  }
}
