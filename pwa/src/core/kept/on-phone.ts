// What lies on this phone, counted in its stores and nowhere else.

import { readCursor, readDevice, readKeys } from '../../store/cursor'
import type { Inspection } from '../../api/shapes'
import type { AnyTx, DeviceMeta, Store } from '../../store/database'
import { allInspections } from '../../store/inspections'
import { waitingPhotos } from '../../store/photos'
import type { Held } from './erased'
import type { Work } from '../work'

export { BALLAST_BYTES } from '../../store/ballast'

export interface OnPhone {
  /** Operations without a verdict, photos that are only here, their bytes, and since when the oldest of them waits. */
  operations: number
  photos: number
  /** Of questionnaires: typed here and not with the server, right or wrong. No rescue file takes them. */
  answers: number
  bytes: number
  oldest_at: number | null
  /** Operations that the server did not take; they are kept. */
  refused: number
  /** Photos that were taken here and are here no more. */
  gone: number
  /** Photos that the server waits for and this phone does not have: they lie on another phone, or nowhere. */
  elsewhere: number
  /** Another device has worked on what is open here: a second phone, or this one before its store was erased. */
  others: boolean
  /** Of what an erased store held, so many operations had reached the server after all; null before it has told. */
  arrived: number | null
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

const STORES: Store[] = ['meta', 'outbox', 'photos', 'photo_bytes', 'inspections', 'typed']

export async function readPhone(work: Work, erased: Held | null): Promise<OnPhone> {
  const { phone, database, app_version } = work
  const [counted, persisted, room] = await Promise.all([
    database.read(STORES, (tx) => count(tx, erased)),
    phone.storage.persist(),
    phone.storage.estimate(),
  ])
  return { ...counted, name: phone.name, app_version, persisted, room: room && room.quota > 0 ? room : null }
}

async function count(
  tx: AnyTx,
  erased: Held | null,
): Promise<Omit<OnPhone, 'name' | 'app_version' | 'persisted' | 'room'>> {
  const outbox = tx.objectStore('outbox')
  const device = await readDevice(tx)
  const typed = (await tx.objectStore('typed').getAll()).filter((row) => row.waits || row.wrong)
  const unsent = await outbox.index('waits').getAll()
  const waiting = await waitingPhotos(tx)
  const here = new Set(await tx.objectStore('photo_bytes').getAllKeys())
  const rows = await tx.objectStore('photos').getAll()
  const ages = [
    ...unsent.map((row) => row.at),
    ...waiting.map((photo) => photo.kept_at),
    ...typed.map((row) => row.changed_at),
  ]
  const docs = (await allInspections(tx)).map(({ doc }) => doc)
  const missing = docs.flatMap((doc) => doc.photos.filter(({ state }) => state === 'missing'))
  const { last_contact } = await readCursor(tx)
  const lost = waiting.filter((photo) => !here.has(photo.sha256)).length
  return {
    operations: unsent.length,
    photos: waiting.length - lost,
    answers: typed.length,
    bytes: waiting.reduce((sum, photo) => sum + (here.has(photo.sha256) ? photo.bytes : 0), 0),
    oldest_at: ages.length > 0 ? Math.min(...ages) : null,
    refused: await outbox.index('refused').count(),
    gone: lost + rows.filter((row) => row.state === 'gone' && row.kept_at > 0).length,
    elsewhere: new Set(missing.map(({ sha256 }) => sha256).filter((sha256) => !here.has(sha256))).size,
    kept: { operations: await outbox.count(), photos: here.size },
    device: device?.device ?? '',
    since: device?.since ?? null,
    others: othersOf(docs, device),
    arrived: erased && last_contact !== null ? arrivedOf(docs, erased) : null,
    last_contact,
    rescue: (await readKeys(tx))?.rescue !== undefined,
  }
}

function othersOf(docs: Inspection[], device: DeviceMeta | undefined): boolean {
  const mine = new Set([device?.device, ...(device?.former ?? [])])
  return docs.some((doc) => Object.keys(doc.seen).some((each) => !mine.has(each)))
}

/** The numbers that waited were the last ones: those up to where the server stands have come through. */
function arrivedOf(docs: Inspection[], erased: Held): number {
  const reached = Math.max(0, ...docs.map((doc) => doc.seen[erased.device] ?? 0))
  return Math.min(erased.operations, Math.max(0, reached - (erased.last - erased.operations)))
}
