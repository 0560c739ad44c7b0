// Answers with what the service knows by itself, where nobody has answered yet.

import { answer } from './answer'
import type { Sheet } from './sheet'
import type { Work } from '../work'

/** An answer that was given, or taken back, stays as it is. */
export async function answerKnown(work: Work, { inspection, sections }: Sheet): Promise<void> {
  for (const { item, op } of sections.flatMap((each) => each.items)) {
    const known = inspection.known?.[item.id]
    if (known && op === null) {
      await answer(work, { inspection_id: inspection.id, item, value: known.value, saw: { op, conflicts: [] } })
    }
  }
}
