// Photos on this phone: what is known of their bytes, and the bytes, one record a photo.

import type { AnyTx, PhotoBytesRow, PhotoRow, Writing } from './database'

export async function readPhoto(tx: AnyTx, sha256: string): Promise<PhotoRow | undefined> {
  return await tx.objectStore('photos').get(sha256)
}

export async function readBytes(tx: AnyTx, sha256: string): Promise<PhotoBytesRow | undefined> {
  return await tx.objectStore('photo_bytes').get(sha256)
}

/** Photos whose bytes the server may still lack. */
export async function waitingPhotos(tx: AnyTx): Promise<PhotoRow[]> {
  return await tx.objectStore('photos').index('waits').getAll(1)
}

export async function keepBytes(
  tx: Writing,
  photo: { sha256: string; inspection_id: string; bytes: ArrayBuffer; type: string },
  now: number,
): Promise<void> {
  const before = await readPhoto(tx, photo.sha256)
  await tx.objectStore('photo_bytes').put({ sha256: photo.sha256, bytes: photo.bytes, type: photo.type })
  const inspections = [...new Set([...(before?.inspections ?? []), photo.inspection_id])]
  const state = before && before.state !== 'gone' ? before.state : 'kept'
  await putPhoto(tx, { sha256: photo.sha256, inspections, bytes: photo.bytes.byteLength, state, kept_at: now })
}

/** Says where the bytes are now; `kept` puts the photo back into the queue. */
export async function markPhoto(
  tx: Writing,
  sha256: string,
  state: PhotoRow['state'],
  refusal?: PhotoRow['refusal'],
): Promise<void> {
  const row = await readPhoto(tx, sha256)
  if (row && (row.state !== state || row.refusal?.code !== refusal?.code)) await putPhoto(tx, { ...row, state, refusal })
}

export async function putPhoto(tx: Writing, row: PhotoRow): Promise<void> {
  const { waits: _waits, refusal, ...rest } = row
  const marks = rest.state === 'kept' ? { waits: 1 as const } : {}
  await tx.objectStore('photos').put({ ...rest, ...marks, ...(refusal ? { refusal } : {}) })
}

export async function dropPhoto(tx: Writing, sha256: string): Promise<void> {
  await tx.objectStore('photos').delete(sha256)
  await tx.objectStore('photo_bytes').delete(sha256)
}
