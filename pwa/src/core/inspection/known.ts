// Answers with what the service knows by itself, where nobody has answered yet.

import { rules } from '../../kinds/rules'
import { setRegister } from './register'
import type { Sheet } from './sheet'
import type { Work } from '../work'

/** An answer that was given, or taken back, stays as it is, also when that happens meanwhile. */
export async function answerKnown(work: Work, { inspection, sections }: Sheet): Promise<void> {
  for (const { item, op } of sections.flatMap((each) => each.items)) {
    const known = inspection.known?.[item.id]
    if (known && op === null && rules[item.kind].check(known.value, item) === null) {
      const set = { inspection_id: inspection.id, kind: 'answer.set', item: item.id, value: known.value } as const
      await setRegister(work, { ...set, saw: { op: null, conflicts: [] }, first: true })
    }
  }
}
