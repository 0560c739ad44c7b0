// A draft goes on by a newer version of its checklist.

import { record, type ActOutcome } from './record'
import type { Work } from '../work'

/** Moving there twice writes once. */
export async function moveVersion(work: Work, inspection_id: string, to: number): Promise<ActOutcome> {
  return await record(work, {
    inspection_id,
    async draft({ doc, own }) {
      const moved = await own('move_version')
      const there = (moved?.op.value as { to: number } | undefined)?.to ?? doc.checklist.version
      if (there >= to) return { is: 'saved', op: moved ? `${moved.device}:${moved.n}` : '' }
      return { kind: 'inspection.move_version', field: null, value: { to }, base: null, also: [] }
    },
  })
}
