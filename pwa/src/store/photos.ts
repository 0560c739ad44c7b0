// Photos on this phone: what is known of their bytes, and the bytes, one record a photo.

import { topicOf, type AnyTx, type PhotoBytesRow, type PhotoRow, type Topic, type Writing } from './database'

export async function readPhoto(tx: AnyTx, sha256: string): Promise<PhotoRow | undefined> {
  return await tx.objectStore('photos').get(sha256)
}

export async function readBytes(tx: AnyTx, sha256: string): Promise<PhotoBytesRow | undefined> {
  return await tx.objectStore('photo_bytes').get(sha256)
}

/** Nobody was thought to want its bytes; who asks for them after all gets them. */
export function rests(row: PhotoRow): boolean {
  return row.state === 'sent' || row.state === 'stored' || row.refusal?.retry_at === null
}

/** Photos whose bytes the server may still lack. */
export async function waitingPhotos(tx: AnyTx): Promise<PhotoRow[]> {
  return await tx.objectStore('photos').index('waits').getAll(1)
}

/** The bytes alone; nothing is sent until `keepPhoto` has given them a place. */
export async function putBytes(tx: Writing, row: PhotoBytesRow): Promise<void> {
  await tx.objectStore('photo_bytes').put(row)
}

/** Puts a photo into the queue of an inspection, unless the server has its bytes already. */
export async function keepPhoto(tx: Writing, inspection_id: string, row: PhotoBytesRow, now: number): Promise<void> {
  const { sha256, bytes } = row
  const before = await readPhoto(tx, sha256)
  if ((await tx.objectStore('photo_bytes').getKey(sha256)) === undefined) await putBytes(tx, row)
  const inspections = [...new Set([...(before?.inspections ?? []), inspection_id])]
  // `sent` may mean that nobody wanted the bytes: only what the server says it has is not sent again
  const state = before?.state === 'stored' ? 'stored' : 'kept'
  await putPhoto(tx, { sha256, inspections, bytes: bytes.byteLength, state, kept_at: now })
}

/** Says where the bytes are now; `kept` puts the photo back into the queue. Answers what has to be redrawn. */
export async function markPhoto(
  tx: Writing,
  sha256: string,
  state: PhotoRow['state'],
  refusal?: PhotoRow['refusal'],
): Promise<Topic[]> {
  const row = await readPhoto(tx, sha256)
  if (row && (row.state !== state || row.refusal?.code !== refusal?.code || row.refusal?.tries !== refusal?.tries))
    await putPhoto(tx, { ...row, state, refusal })
  return ['photos', ...(row?.inspections ?? []).map(topicOf)]
}

export async function putPhoto(tx: Writing, row: PhotoRow): Promise<void> {
  const kept: PhotoRow = { ...row }
  delete kept.waits
  if (kept.state === 'kept' && kept.refusal?.retry_at !== null) kept.waits = 1
  await tx.objectStore('photos').put(kept)
}

export async function dropPhoto(tx: Writing, sha256: string): Promise<void> {
  await tx.objectStore('photos').delete(sha256)
  await tx.objectStore('photo_bytes').delete(sha256)
}
