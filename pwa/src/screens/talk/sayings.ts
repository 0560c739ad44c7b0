// Words that a person writes to the network and that have not arrived yet: kept while the page lives, each under one id,
// so that sending them again says nothing twice.

import { signal, type Signal } from '@preact/signals'
import type { Problem, Reply, WhyUnreachable } from '../../api/outcome'

export type Standing =
  | { is: 'writing' }
  | { is: 'sending' }
  | { is: 'refused'; problem: Problem }
  | { is: 'unreachable'; why: WhyUnreachable }

export interface Saying {
  id: string
  text: string
  standing: Standing
}

const sayings = new Map<string, Signal<Saying>>()

/** What is being written under this name. */
export function sayingOf(name: string): Signal<Saying> {
  const known = sayings.get(name)
  if (known) return known
  const fresh = signal<Saying>({ id: newId(), text: '', standing: { is: 'writing' } })
  sayings.set(name, fresh)
  return fresh
}

/** Sends it; what has arrived is let go, and the next words have an id of their own. Whether it arrived. */
export async function send<T>(
  saying: Signal<Saying>,
  by: (id: string, text: string) => Promise<Reply<T>>,
): Promise<boolean> {
  const { id, text, standing } = saying.value
  if (standing.is === 'sending' || !text.trim()) return false
  saying.value = { id, text, standing: { is: 'sending' } }
  const reply = await by(id, text.trim())
  if (reply.is === 'done') saying.value = { id: newId(), text: '', standing: { is: 'writing' } }
  else if (reply.is === 'refused') saying.value = { ...saying.value, standing: reply }
  else saying.value = { ...saying.value, standing: { is: 'unreachable', why: reply.why } }
  return reply.is === 'done'
}

/** A random UUID (version 4), also on a page that came by plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
