// The rescue file: all unsent work of one person, written so that only the server can read it; and handing one in.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { RescueReport } from '../../api/upkeep-shapes'
import type { Phone } from '../../device/phone'
import { sealedFor } from '../../device/proof/seal'
import { readDevice, readKeys } from '../../store/cursor'
import { openDatabase, type AnyTx, type Database, type OutboxRow, type PhotoRow } from '../../store/database'
import type { PersonStore } from '../../store/person'
import { readBytes, waitingPhotos } from '../../store/photos'

/** `nothing`: all has been sent. `no-key`: the phone has not met this server since it knows of rescue files.
 *  `unreadable`: the browser does not read its storage out. `absent`: photos whose bytes it could not read. */
export type RescueOutcome =
  | { is: 'made'; file: Blob; name: string; operations: number; photos: number; absent: number }
  | { is: 'nothing' }
  | { is: 'no-key' }
  | { is: 'unreadable'; reason: string }

export interface Rescuing {
  account_id: string
  database: Database
  phone: Pick<Phone, 'sha256' | 'clock' | 'name'>
  app_version: string
}

interface Contents {
  key: string | null
  devices: { device: string; name: string; operations: number; nonces: string[] }[]
  rows: OutboxRow[]
  photos: PhotoRow[]
}

const MAX_NONCES = 8
export const TIMEOUT_RESCUE_MS = 1_800_000

/** Of whoever is signed in, also when their work could not be opened at the start: then it is tried once more. */
export async function rescueOf(
  open: Database | null,
  people: PersonStore,
  phone: Phone,
  app_version: string,
): Promise<RescueOutcome> {
  try {
    const { account } = await people.read()
    if (!account) return { is: 'nothing' }
    const database = open ?? openDatabase(phone, account.id)
    const outcome = await writeRescueFile({ account_id: account.id, database, phone, app_version })
    if (!open) database.close()
    return outcome
  } catch (error) {
    if (error instanceof DOMException) return { is: 'unreadable', reason: error.name }
    throw error
  }
}

/** Reads only. Everything the phone still keeps of its operations goes in, so that the server misses none between. */
export async function writeRescueFile(from: Rescuing): Promise<RescueOutcome> {
  try {
    return await write(from)
  } catch (error) {
    if (error instanceof DOMException) return { is: 'unreadable', reason: error.name }
    throw error
  }
}

/** Hands a file in. Whose it is, whether it is whole and what of it is new the server says. */
export async function takeInRescueFile(api: Api, file: Blob): Promise<Reply<RescueReport>> {
  const bytes = { body: file, type: 'application/octet-stream' }
  return await api.ask('/rescue', { method: 'POST', bytes, timeout_ms: TIMEOUT_RESCUE_MS })
}

async function write(from: Rescuing): Promise<RescueOutcome> {
  const { database, phone } = from
  const contents = await database.read(['meta', 'outbox', 'photos'], (tx) => read(tx, phone.name))
  const unsent = contents.rows.filter((row) => row.verdict === null).length
  if (unsent + contents.photos.length === 0) return { is: 'nothing' }
  if (contents.key === null) return { is: 'no-key' }
  const sealing = await sealedFor(Uint8Array.from(atob(contents.key), (letter) => letter.charCodeAt(0)))
  const now = phone.clock.now()
  const put = async (bytes: Uint8Array<ArrayBuffer>) => {
    const length = new Uint8Array(4)
    new DataView(length.buffer).setUint32(0, bytes.length)
    await sealing.add(length)
    await sealing.add(bytes)
  }
  const say = (words: unknown) => put(new TextEncoder().encode(JSON.stringify(words)))
  await say({
    account_id: from.account_id,
    made_at: new Date(now).toISOString(),
    app_version: from.app_version,
    devices: contents.devices,
    photos: contents.photos.map(({ sha256, bytes }) => ({ sha256, bytes })),
  })
  for (const row of contents.rows) await say(row.op)
  let absent = 0
  for (const photo of contents.photos) {
    const bytes = await bytesOf(from, photo)
    if (!bytes) absent += 1
    await put(new Uint8Array(bytes ?? []))
  }
  const file = await sealing.end()
  return { is: 'made', file, name: nameOf(now), operations: unsent, photos: contents.photos.length - absent, absent }
}

async function read(tx: AnyTx, name: string): Promise<Contents> {
  const device = await readDevice(tx)
  const keys = await readKeys(tx)
  const all = await tx.objectStore('outbox').getAll()
  const ids = [
    ...new Set([...(device?.former ?? []), ...(device ? [device.device] : []), ...all.map((row) => row.device)]),
  ]
  const devices = ids.flatMap((id) => {
    const rows = all.filter((row) => row.device === id)
    const said = [...rows.map((row) => row.op.nonce), id === device?.device ? device.nonce : null]
    const nonces = [...new Set(said.filter((nonce) => typeof nonce === 'string'))].slice(-MAX_NONCES)
    return rows.length > 0 || id === device?.device ? [{ device: id, name, operations: rows.length, nonces, rows }] : []
  })
  return {
    key: keys?.rescue ?? null,
    devices: devices.map(({ device: id, name: called, operations, nonces }) => ({
      device: id,
      name: called,
      operations,
      nonces,
    })),
    rows: devices.flatMap(({ rows }) => rows.toSorted((a, b) => a.n - b.n)),
    photos: await waitingPhotos(tx),
  }
}

/** What is read is what was taken, or it is not there: a rotten photo does not spoil the file. */
async function bytesOf({ database, phone }: Rescuing, photo: PhotoRow): Promise<ArrayBuffer | null> {
  try {
    const row = await database.read(['photo_bytes'], (tx) => readBytes(tx, photo.sha256))
    if (!row || row.bytes.byteLength !== photo.bytes) return null
    return (await phone.sha256(row.bytes)) === photo.sha256 ? row.bytes : null
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

/** Says nothing of whose it is: the file lies among others. */
function nameOf(now: number): string {
  const at = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `osmotr-${day}-${two(at.getHours())}${two(at.getMinutes())}.osmotr`
}
