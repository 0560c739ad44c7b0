// Measure a line in the name of a line test: the server counts the bytes, and says what it takes of the result.

import type { Api } from '../../api/client'
import type { LineClaim, LineResult, LineTest } from '../../api/line-shapes'
import type { Problem, Reply } from '../../api/outcome'
import type { Wire } from '../../device/speed'
import { newId } from '../new-id'
import { measureLine, type SpeedOptions, type SpeedOutcome, type SpeedValue } from './speed'

type Line = Omit<Wire, 'url'> & { random: { bytes(count: number): Uint8Array } }

export type CountedOutcome =
  | Exclude<SpeedOutcome, { is: 'measured' }>
  | { is: 'taken'; result: LineResult; bytes_used: number }
  /** Measured, and the server does not take it; `value` is what this side saw. */
  | { is: 'refused'; problem: Problem; value: SpeedValue; bytes_used: number }
  | { is: 'not-handed-in'; value: SpeedValue; bytes_used: number }

/** A test of the inspection's line that a computer claims by its code. The same id again is the same test. */
export function openTest(api: Api, id: string, inspection_id: string): Promise<Reply<LineTest>> {
  return api.ask<LineTest>(`/line-tests/${id}`, { method: 'PUT', body: { inspection_id, means: 'computer' } })
}

export function readTest(api: Api, id: string): Promise<Reply<LineTest>> {
  return api.ask<LineTest>(`/line-tests/${id}`)
}

/** Trades the code for the right to measure; needs no account. */
export function claimTest(api: Api, code: string): Promise<Reply<LineClaim>> {
  return api.ask<LineClaim>('/line-claims', { method: 'POST', body: { code } })
}

/**
 * Measures by the secret of a claim. `before` is how many runs it has been used for: bytes of a measurement that was
 * broken off never count for the next.
 */
export async function measureCounted(
  api: Api,
  line: Line,
  { secret, before }: { secret: string; before: number },
  options: SpeedOptions = {},
): Promise<CountedOutcome> {
  let run = before + 1
  const wire: Wire = {
    ...line,
    url(path, query) {
      const place = path.replace('/line/', `/line/by/${secret}/`)
      return api.url(place, place.endsWith('/ping') ? query : { ...query, run })
    },
  }
  const outcome = await measureLine(wire, line.random, {
    ...options,
    progress(now) {
      run = before + now.run
      options.progress?.(now)
    },
  })
  if (outcome.is !== 'measured') return outcome
  const { value, bytes_used } = outcome
  const numbers = value.runs.map((_, at) => before + at + 1)
  const reply = await api.ask<LineResult>(`/line/by/${secret}/result`, { method: 'PUT', body: { value, numbers } })
  if (reply.is === 'done') return { is: 'taken', result: reply.value, bytes_used }
  if (reply.is === 'refused') return { is: 'refused', problem: reply.problem, value, bytes_used }
  return { is: 'not-handed-in', value, bytes_used }
}

/** Measures on this phone. Without a test that counts, the figure is kept and says so: its `line_test_id` is null. */
export async function measureHere(
  api: Api,
  line: Line,
  inspection_id: string,
  options?: SpeedOptions,
): Promise<SpeedOutcome> {
  const body = { inspection_id, means: 'phone' }
  const opened = await api.ask<LineTest>(`/line-tests/${newId(line.random)}`, { method: 'PUT', body })
  const secret = opened.is === 'done' ? opened.value.secret : null
  if (!secret) return await measureLine({ ...line, url: api.url }, line.random, options)
  const outcome = await measureCounted(api, line, { secret, before: 0 }, options)
  switch (outcome.is) {
    case 'taken':
      return { is: 'measured', value: outcome.result.value as SpeedValue, bytes_used: outcome.bytes_used }
    case 'refused':
    case 'not-handed-in':
      return { is: 'measured', value: outcome.value, bytes_used: outcome.bytes_used }
    default:
      return outcome
  }
}
