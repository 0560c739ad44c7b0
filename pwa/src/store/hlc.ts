// A clock that never goes back: device time, a counter and the device, as text that sorts.

const COUNTERS = 9999

/** `<15-digit ms>-<4-digit counter>-<device>`, later than `last` and than everything read before. */
export function nextHlc(last: string | null, now_ms: number, device: string): string {
  const before = last ? parts(last) : { ms: 0, counter: 0 }
  const now = Math.max(0, Math.floor(now_ms))
  if (now > before.ms) return text(now, 0, device)
  if (before.counter < COUNTERS) return text(before.ms, before.counter + 1, device)
  return text(before.ms + 1, 0, device)
}

/** The later of two; anything that is not such a text counts as nothing. */
export function laterHlc(a: string | null, b: string | null | undefined): string | null {
  if (!b || !SHAPE.test(b)) return a
  return a === null || b > a ? b : a
}

/** The same moment in the name of another device. */
export function hlcOf(hlc: string, device: string): string {
  return hlc.slice(0, 21) + device
}

const SHAPE = /^\d{15}-\d{4}-[0-9a-f]{32}$/

function parts(hlc: string): { ms: number; counter: number } {
  return { ms: Number(hlc.slice(0, 15)), counter: Number(hlc.slice(16, 20)) }
}

function text(ms: number, counter: number, device: string): string {
  return `${String(ms).padStart(15, '0')}-${String(counter).padStart(4, '0')}-${device}`
}
