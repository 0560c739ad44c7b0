// From the code of a refusal to the key of its sentence in `text`.

export const PROBLEM_CODES = [
  'account-blocked',
  'answer-rejected',
  'body-too-large',
  'collision',
  'cross-site',
  'device-of-another',
  'email-taken',
  'inspection-closed',
  'invalid-operation',
  'invalid-request',
  'not-allowed',
  'not-assigned',
  'not-found',
  'not-signed-in',
  'out-of-order',
  'photo-cut-short',
  'photo-mismatch',
  'photo-not-announced',
  'server-fault',
  'sign-in-refused',
  'too-many-attempts',
  'unknown-inspection',
  'unknown-item',
  'version-missing',
  'version-stale',
] as const

export type ProblemCode = (typeof PROBLEM_CODES)[number]

const KNOWN: ReadonlySet<string> = new Set(PROBLEM_CODES)

/** A newer server may refuse with words this app has not learned yet. */
export function problemKey(code: string): ProblemCode | 'unknown' {
  return KNOWN.has(code) ? (code as ProblemCode) : 'unknown'
}
