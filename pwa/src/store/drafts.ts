// Words that are on their way to somebody and have not arrived: each under its name, in their author's own store.

import type { AnyTx, DraftMeta, Writing } from './database'

const keyOf = (name: string) => `draft ${name}`

export async function readDraft(tx: AnyTx, name: string): Promise<DraftMeta | null> {
  return ((await tx.objectStore('meta').get(keyOf(name))) as DraftMeta | undefined) ?? null
}

export async function putDraft(tx: Writing, name: string, draft: DraftMeta | null): Promise<void> {
  if (draft) await tx.objectStore('meta').put(draft, keyOf(name))
  else await tx.objectStore('meta').delete(keyOf(name))
}
