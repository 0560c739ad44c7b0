// What lies on this phone, counted in its stores and nowhere else.

import { readCursor, readDevice, readKeys } from '../store/cursor'
import type { AnyTx, Store } from '../store/database'
import { allInspections } from '../store/inspections'
import { waitingPhotos } from '../store/photos'
import type { Work } from './work'

export interface OnPhone {
  /** Operations without a verdict, photos that are only here, their bytes, and since when the oldest of them waits. */
  operations: number
  photos: number
  bytes: number
  oldest_at: number | null
  /** Operations that the server did not take; they are kept. */
  refused: number
  /** Photos that were taken here and are here no more. */
  gone: number
  /** Photos that the server waits for and this phone does not have: they lie on another phone, or nowhere. */
  elsewhere: number
  /** Operations and photos kept here in all, the sent ones too. */
  kept: { operations: number; photos: number }
  device: string
  name: string
  /** When this store began; null for those that are older than this note. */
  since: number | null
  app_version: string
  last_contact: number | null
  rescue: boolean
  /** Null: the browser cannot say. */
  persisted: boolean | null
  room: { used: number; quota: number } | null
}

const STORES: Store[] = ['meta', 'outbox', 'photos', 'photo_bytes', 'inspections']

export async function readPhone(work: Work): Promise<OnPhone> {
  const { phone, database, app_version } = work
  const [counted, persisted, room] = await Promise.all([
    database.read(STORES, count),
    phone.storage.persist(),
    phone.storage.estimate(),
  ])
  return { ...counted, name: phone.name, app_version, persisted, room: room && room.quota > 0 ? room : null }
}

async function count(tx: AnyTx): Promise<Omit<OnPhone, 'name' | 'app_version' | 'persisted' | 'room'>> {
  const outbox = tx.objectStore('outbox')
  const device = await readDevice(tx)
  const unsent = await outbox.index('waits').getAll()
  const waiting = await waitingPhotos(tx)
  const here = new Set(await tx.objectStore('photo_bytes').getAllKeys())
  const rows = await tx.objectStore('photos').getAll()
  const ages = [...unsent.map((row) => row.at), ...waiting.map((photo) => photo.kept_at)]
  const missing = (await allInspections(tx)).flatMap(({ doc }) => doc.photos.filter(({ state }) => state === 'missing'))
  const lost = waiting.filter((photo) => !here.has(photo.sha256)).length
  return {
    operations: unsent.length,
    photos: waiting.length - lost,
    bytes: waiting.reduce((sum, photo) => sum + (here.has(photo.sha256) ? photo.bytes : 0), 0),
    oldest_at: ages.length > 0 ? Math.min(...ages) : null,
    refused: await outbox.index('refused').count(),
    gone: lost + rows.filter((row) => row.state === 'gone' && row.kept_at > 0).length,
    elsewhere: new Set(missing.map(({ sha256 }) => sha256).filter((sha256) => !here.has(sha256))).size,
    kept: { operations: await outbox.count(), photos: here.size },
    device: device?.device ?? '',
    since: device?.since ?? null,
    last_contact: (await readCursor(tx)).last_contact,
    rescue: (await readKeys(tx))?.rescue !== undefined,
  }
}
