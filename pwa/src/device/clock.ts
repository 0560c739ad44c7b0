// What time this device believes it is, and calling back later.

import type { Clock } from './phone'

export const clock: Clock = {
  now: () => Date.now(),
  tick: () => performance.now(),
  later(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
