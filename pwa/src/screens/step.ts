// Where the keyboard goes in a list.

/** The row after or before `current`; the first one when it is nowhere. */
export function step(keys: string[], current: string | null, by: 1 | -1): string | null {
  const at = current === null ? -1 : keys.indexOf(current)
  if (at < 0) return keys[0] ?? null
  return keys[Math.min(Math.max(at + by, 0), keys.length - 1)] ?? null
}
