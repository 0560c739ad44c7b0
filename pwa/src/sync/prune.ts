// What may leave the phone: the work of inspections whose receipt came more than fourteen days ago.

import { readDevice } from '../store/cursor'
import { topicOf, type AnyTx, type Database, type PhotoRow, type Store, type Writing } from '../store/database'
import { readInspection } from '../store/inspections'
import { rowsOfInspection } from '../store/outbox'
import { dropPhoto, readPhoto } from '../store/photos'
import type { Talk } from './talk'

export const KEPT_MS = 14 * 24 * 3600 * 1000
/** As much as a dozen photos. */
const ROOM_BYTES = 5_000_000
const STORES: Store[] = ['meta', 'outbox', 'inspections', 'receipts', 'photos', 'photo_bytes']

/** Never the device's last operation, never one without a verdict or a refused one, never a photo the server has not stored. */
export async function prune(talk: Talk): Promise<void> {
  const old = await talk.database.read(['receipts'], async (tx) => {
    const receipts = await tx.objectStore('receipts').getAll()
    return receipts
      .filter((row) => row.proved && !row.pruned && row.received_at + KEPT_MS < talk.now())
      .map((row) => row.inspection_id)
  })
  for (const id of old) {
    await talk.database.write(STORES, (tx) => pruneInspection(tx, id), ['outbox', 'photos', topicOf(id)])
  }
  await dropOrphans(talk)
}

/** Bytes whose photo never got its number: the app was killed in between, and nobody was told that they were saved. */
async function dropOrphans(talk: Talk): Promise<void> {
  const orphans = await talk.database.read(['photos', 'photo_bytes'], orphansOf)
  if (orphans.length === 0) return
  const drop = async (tx: Writing) => {
    for (const sha256 of orphans) if (!(await readPhoto(tx, sha256))) await tx.objectStore('photo_bytes').delete(sha256)
  }
  await talk.database.write(['photos', 'photo_bytes'], drop, [])
}

async function pruneInspection(tx: Writing, id: string): Promise<void> {
  const device = await readDevice(tx)
  const seen = (await readInspection(tx, id))?.doc.seen
  for (const row of await rowsOfInspection(tx, id)) {
    const last = row.device === device?.device && row.n === device.next_n - 1
    const told = seen === undefined || row.n <= (seen[row.device] ?? 0)
    if (row.verdict?.is === 'applied' && told && !last) await tx.objectStore('outbox').delete([row.device, row.n])
  }
  for (const photo of await tx.objectStore('photos').getAll()) {
    if (isWanted(photo) || !photo.inspections.includes(id)) continue
    if (photo.inspections.length === 1) await dropPhoto(tx, photo.sha256)
    else await tx.objectStore('photos').put({ ...photo, inspections: photo.inspections.filter((each) => each !== id) })
  }
  const receipt = await tx.objectStore('receipts').get(id)
  if (receipt) await tx.objectStore('receipts').put({ ...receipt, pruned: true })
}

/** The server has the bytes, or nobody asks for them: those of a photo that was taken out before it was sent. */
function isWanted({ state }: PhotoRow): boolean {
  return state !== 'stored' && state !== 'sent'
}

/** Lets go of bytes that belong to nothing, and of photos that the server has and whose inspections are accepted, the oldest
 *  first; whether any has gone. */
export async function makeRoom(database: Database): Promise<boolean> {
  return await database.write(
    ['photos', 'photo_bytes', 'receipts'],
    async (tx) => {
      const proved = (await tx.objectStore('receipts').getAll()).filter((row) => row.proved)
      const accepted = new Set(proved.map((row) => row.inspection_id))
      const rows = (await tx.objectStore('photos').getAll()).toSorted((a, b) => a.kept_at - b.kept_at)
      const orphans = await orphansOf(tx)
      for (const sha256 of orphans) await tx.objectStore('photo_bytes').delete(sha256)
      let freed = 0
      for (const row of rows) {
        if (row.state !== 'stored' || freed >= ROOM_BYTES || !row.inspections.every((id) => accepted.has(id))) continue
        await dropPhoto(tx, row.sha256)
        freed += row.bytes
      }
      return freed > 0 || orphans.length > 0
    },
    ['photos'],
  )
}

async function orphansOf(tx: AnyTx): Promise<string[]> {
  const known = new Set(await tx.objectStore('photos').getAllKeys())
  return (await tx.objectStore('photo_bytes').getAllKeys()).filter((sha256) => !known.has(sha256))
}
