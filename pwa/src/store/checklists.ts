// Checklists kept for work without a network; a version with its profile never changes.

import type { Checklist, Inspection } from '../api/shapes'
import type { AnyTx, ChecklistRow, Writing } from './database'

export function checklistRef(of: Inspection['checklist']): string {
  return `${of.id}/${of.version}/${of.profile ?? ''}`
}

export async function readChecklist(tx: AnyTx, ref: string): Promise<ChecklistRow | undefined> {
  return await tx.objectStore('checklists').get(ref)
}

export async function keepChecklist(tx: Writing, ref: string, checklist: Checklist): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(checklist)).length
  await tx.objectStore('checklists').put({ ref, checklist, bytes })
}
