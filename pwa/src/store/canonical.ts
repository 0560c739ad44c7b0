// The one text of a JSON value (RFC 8785), so that both sides hash the same bytes.

/** Numbers as ECMAScript writes them, keys sorted by UTF-16 code units, no spaces. Throws on what JSON cannot say. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') return object(value as Record<string, unknown>)
  throw new TypeError(`${typeof value} has no canonical text`)
}

function object(value: Record<string, unknown>): string {
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${quoted(key)}:${canonical(value[key])}`).join(',')}}`
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('a number must be finite')
  return JSON.stringify(value)
}

function quoted(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('half of a surrogate pair has no canonical text')
  return JSON.stringify(value)
}
