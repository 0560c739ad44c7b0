// Where the keyboard goes in a list.

/** The id of the row after or before `current`; of the first one when it is nowhere. */
export function step(rows: { id: string }[], current: string | null, by: 1 | -1): string | null {
  const at = rows.findIndex((row) => row.id === current)
  const next = at < 0 ? rows[0] : rows[Math.min(Math.max(at + by, 0), rows.length - 1)]
  return next?.id ?? null
}
