// Words on their way to the help thread, kept on this device under the name of their author until they have arrived.

import { effect, type Signal } from '@preact/signals'
import { notes } from '../../device/notes'
import { newId, sayingOf, type Saying } from '../talk/sayings'

const kept = new Set<string>()

/** What this person is writing to this thread: as it was left, also when the page was closed meanwhile. */
export function keptSaying(person: string, application_id: string): Signal<Saying> {
  const name = `help ${person} ${application_id}`
  const saying = sayingOf(name)
  if (kept.has(name)) return saying
  kept.add(name)
  const before = read(notes.read(name))
  if (before && !saying.value.text) saying.value = before
  effect(() => {
    const { id, text, standing } = saying.value
    const tried = standing.is === 'sending' || standing.is === 'unreachable'
    notes.write(name, text.trim() ? JSON.stringify({ id, text, tried }) : null)
  })
  return saying
}

/** What is changed after it was tried is another message: the first may have arrived, and would be taken for both. */
export function typed(saying: Signal<Saying>, text: string): void {
  const { id, standing } = saying.value
  if (standing.is === 'sending') return
  const fresh = standing.is === 'unreachable'
  saying.value = { id: fresh ? newId() : id, text, standing: { is: 'writing' } }
}

function read(note: string | null): Saying | null {
  try {
    const { id, text, tried } = JSON.parse(note ?? 'null') as { id: unknown; text: unknown; tried: unknown }
    if (typeof id !== 'string' || typeof text !== 'string') return null
    return { id, text, standing: tried ? { is: 'unreachable', why: 'offline' } : { is: 'writing' } }
  } catch {
    return null
  }
}
