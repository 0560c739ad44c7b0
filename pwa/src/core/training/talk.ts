// What the server says to a learner's phone: a reply, a refusal, or nobody was reached.

import type { Problem, Reply } from '../../api/outcome'
import { askAsLearner } from '../../device/learner-line'

export async function asLearner<T>(url: string, key: string, body?: object): Promise<Reply<T>> {
  const heard = await askAsLearner(url, key, body)
  if (heard === null) return { is: 'unreachable', why: 'offline' }
  const { status, said } = heard
  if (status >= 500) return { is: 'unreachable', why: status === 503 ? 'busy' : 'server-error' }
  if (status >= 200 && status < 300 && said !== undefined) return { is: 'done', value: said as T, version: null }
  if (said && typeof said === 'object' && 'code' in said) return { is: 'refused', problem: said as Problem }
  return { is: 'unreachable', why: 'portal' }
}
