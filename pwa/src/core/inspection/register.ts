// Set one register of an item: its answer, its note or its finding, over the value the author saw.

import type { Register } from '../../api/shapes'
import { canonical } from '../../store/canonical'
import { opId, registerOf } from '../../store/outbox'
import { record, type ActOutcome, type Scene, type Seen } from './record'
import type { Work } from '../work'

export interface Setting {
  inspection_id: string
  kind: 'answer.set' | 'note.set' | 'finding.set'
  item: string
  value: unknown
  /** What stood on the screen; without it, what stands in the store. */
  saw?: Seen
  /** Only where nobody has said anything yet. */
  first?: boolean
}

/** Saying the same again writes nothing, unless it settles a conflict. */
export async function setRegister(work: Work, set: Setting): Promise<ActOutcome> {
  return await record(work, {
    inspection_id: set.inspection_id,
    async draft(scene) {
      const own = await scene.own(registerOf(set.kind, set.item))
      const server = serverRegister(scene, set)
      const saw = set.saw ?? { op: server?.op ?? null, conflicts: (server?.conflicts ?? []).map((each) => each.op) }
      const also = saw.conflicts.filter((op) => !own?.op.also.includes(op))
      const stands = own ? own.op.value : saw.op !== null && saw.op === server?.op ? server.value : undefined
      const standing = own ? opId(own) : saw.op
      if (set.first && (own || server)) return { is: 'saved', op: standing ?? '' }
      if (standing !== null && also.length === 0 && isSame(stands, set.value)) return { is: 'saved', op: standing }
      return { kind: set.kind, field: set.item, value: set.value ?? null, base: standing, also }
    },
  })
}

function serverRegister({ doc }: Scene, set: Setting): Register | undefined {
  const field = doc.fields[set.item]
  if (set.kind === 'note.set') return field?.note
  if (set.kind === 'finding.set') return field?.finding
  return field?.op ? (field as Register) : undefined
}

function isSame(a: unknown, b: unknown): boolean {
  return a !== undefined && canonical(a) === canonical(b ?? null)
}
