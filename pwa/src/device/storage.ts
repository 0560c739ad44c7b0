// Asks the browser to keep what we write, and how much room there is.

import type { Storage } from './phone'

export const storage: Storage = {
  async persist() {
    if (!navigator.storage?.persist) return null
    return (await navigator.storage.persisted()) || (await navigator.storage.persist())
  },
  async estimate() {
    if (!navigator.storage?.estimate) return null
    try {
      const { usage, quota } = await navigator.storage.estimate()
      return { used: usage ?? 0, quota: quota ?? 0 }
    } catch {
      return null // it does not know either
    }
  },
}
