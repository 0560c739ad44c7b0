// Words on their way to the help thread, kept in their author's store on this device until they have arrived.

import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Draft, Drafts } from '../../core/help'
import { newId, sayingOf, type Saying } from '../talk/sayings'

export interface KeptSaying {
  saying: Signal<Saying>
  /** What is typed now is on the disk. */
  kept: ReadonlySignal<boolean>
}

const known = new Map<string, KeptSaying>()

/** What this person is writing to this thread: as it was left, also when the phone died meanwhile. */
export function keptSaying(drafts: Drafts, person: string, application_id: string): KeptSaying {
  const name = `help ${person} ${application_id}`
  const before = known.get(name)
  if (before) return before
  const saying = sayingOf(name)
  const kept = signal(false)
  known.set(name, { saying, kept })
  void begin(drafts, `help ${application_id}`, saying, kept)
  return { saying, kept }
}

/** What is changed after it was tried is another message: the first may have arrived, and would be taken for both. */
export function typed(saying: Signal<Saying>, text: string): void {
  const { id, standing } = saying.value
  if (standing.is === 'sending') return
  const fresh = standing.is === 'unreachable'
  saying.value = { id: fresh ? newId() : id, text, standing: { is: 'writing' } }
}

/** One write after the other, the newest words last; those between need not be written. */
async function begin(drafts: Drafts, name: string, saying: Signal<Saying>, kept: Signal<boolean>): Promise<void> {
  const left = await drafts.read(name)
  if (left && !saying.value.text) saying.value = restored(left)
  let writing = false
  let wanted: Draft | null = null
  const write = async () => {
    if (writing) return
    writing = true
    for (let next = wanted; ; next = wanted) {
      const done = await drafts.keep(name, next)
      if (next === wanted) {
        kept.value = done && next !== null
        break
      }
    }
    writing = false
  }
  effect(() => {
    const { id, text, standing } = saying.value
    const tried = standing.is === 'sending' || standing.is === 'unreachable'
    wanted = text.trim() ? { id, text, tried } : null
    void write()
  })
}

function restored({ id, text, tried }: Draft): Saying {
  return { id, text, standing: tried ? { is: 'unreachable', why: 'offline' } : { is: 'writing' } }
}
