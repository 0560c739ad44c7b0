// Words up: numbered operations, as often as it takes until each has a verdict.

import type { Refused, Unreachable } from '../api/outcome'
import type { PushAnswer } from '../api/sync-shapes'
import { newDevice, newDeviceId, putCursor, putDevice, readCursor, readDevice } from '../store/cursor'
import { topicOf, type DeviceMeta, type OutboxRow, type Store, type Topic, type Writing } from '../store/database'
import { keepReceipt } from '../store/inspections'
import { decide, firstKept, reissue, rowsOfDevice, undecided } from '../store/outbox'
import { markPhoto, putPhoto, readPhoto, rests } from '../store/photos'
import { renew } from './new-life'
import { standing } from './standing'
import type { Talk } from './talk'

export const BATCH = 100
const STORES: Store[] = ['meta', 'outbox', 'inspections', 'receipts', 'photos']

/** `more`: some operations still have no verdict. `moved`: this answer changed something. `missing`: photos whose bytes the server lacks. */
export type Pushed = { is: 'done'; more: boolean; moved: boolean; missing: string[] } | Refused | Unreachable

interface Letter {
  device: string
  epoch: number
  told: number
  rows: OutboxRow[]
  body: unknown
}

interface Taken {
  more: boolean
  moved: boolean
  topics: Topic[]
}

/** One batch of one device; with nothing to say it still asks what the server lacks. */
export async function push(talk: Talk, name?: string): Promise<Pushed> {
  const letter = await write(talk, name)
  const reply = await talk.api.ask<PushAnswer>('/sync/operations', { method: 'POST', body: letter.body })
  if (reply.is !== 'done') return reply
  if (!isAnswer(reply.value)) return { is: 'unreachable', why: 'portal' }
  const answer = reply.value
  const topicsOf = (taken: Taken) => ['contact', 'photos', ...taken.topics]
  const { more, moved } = await talk.database.write(STORES, (tx) => take(tx, talk, letter, answer), topicsOf)
  return { is: 'done', more, moved, missing: answer.missing_photos }
}

/** Devices that have something to say: those this phone used to be, then the one it is. */
export async function speakers(talk: Talk): Promise<string[]> {
  return await talk.database.read(['meta', 'outbox'], async (tx) => {
    const device = await readDevice(tx)
    if (!device) return []
    const waiting: string[] = []
    for (const former of device.former) if ((await undecided(tx, former, 1)).length) waiting.push(former)
    return [...waiting, device.device]
  })
}

async function write(talk: Talk, name?: string): Promise<Letter> {
  return await talk.database.read(['meta', 'outbox', 'photos'], async (tx) => {
    const meta = await readDevice(tx)
    if (!meta) throw new Error('this database has no device')
    const device = name ?? meta.device
    const cursor = await readCursor(tx)
    const { epoch } = cursor
    const told = cursor.told[device] ?? 0
    const rows = await undecided(tx, device, BATCH)
    const first_kept = await firstKept(tx, device, meta.next_n, told)
    const stands = device === meta.device ? { standing: await standing(tx, talk, meta, rows) } : {}
    const body = { device, epoch, first_kept, operations: rows.map((row) => row.op), ...stands }
    return { device, epoch, told, rows, body }
  })
}

async function take(tx: Writing, talk: Talk, letter: Letter, answer: PushAnswer): Promise<Taken> {
  const device = await readDevice(tx)
  const cursor = await readCursor(tx)
  const known = device && (letter.device === device.device || device.former.includes(letter.device))
  if (!known || answer.epoch < cursor.epoch) return { more: known !== true, moved: false, topics: [] }
  const new_life = answer.epoch > cursor.epoch || (answer.epoch === letter.epoch && answer.last < letter.told)
  if (new_life) await renew(tx, answer.epoch)
  const { decided, collided } = await takeVerdicts(tx, letter, answer)
  await takePhotos(tx, answer)
  const earned: string[] = []
  for (const receipt of answer.receipts)
    if (await keepReceipt(tx, receipt.inspection, receipt, talk.now())) earned.push(receipt.inspection)
  await rewind(tx, letter.device, answer.last)
  await standAt(tx, talk, letter.device, answer)
  const another = letter.device === device.device && (await compare(tx, talk, answer, collided))
  const now = (await readDevice(tx))?.device ?? device.device
  const all = new_life || another ? ['*'] : []
  const heard = [...decided.map((row) => row.inspection_id), ...earned]
  return {
    more: (await undecided(tx, now, 1)).length > 0,
    moved: all.length + decided.length > 0,
    topics: [...all, ...new Set(heard.map(topicOf)), ...(decided.length ? ['outbox'] : [])],
  }
}

async function standAt(tx: Writing, talk: Talk, device: string, answer: PushAnswer): Promise<void> {
  const cursor = await readCursor(tx)
  const told = { ...cursor.told, [device]: Math.max(cursor.told[device] ?? 0, answer.last) }
  await putCursor(tx, { ...cursor, told, last_contact: talk.now() })
  const meta = await readDevice(tx)
  if (meta?.device === device) await putDevice(tx, { ...meta, nonce: answer.nonce })
}

async function takeVerdicts(
  tx: Writing,
  letter: Letter,
  answer: PushAnswer,
): Promise<{ decided: OutboxRow[]; collided: boolean }> {
  let collided = false
  const decided: OutboxRow[] = []
  const sent = new Map(letter.rows.map((row) => [row.n, row]))
  for (const verdict of answer.verdicts) {
    const row = await tx.objectStore('outbox').get([letter.device, verdict.n])
    if (!row || row.hash !== sent.get(verdict.n)?.hash) continue
    decided.push(row)
    if (verdict.verdict === 'refused') {
      collided ||= isOther(verdict.code)
      await decide(tx, row, { is: 'refused', code: verdict.code ?? 'unknown', facts: verdict.facts ?? {} })
    } else if (row.verdict?.is !== 'refused') await decide(tx, row, { is: 'applied' })
  }
  return { decided, collided }
}

/** What the server lacks goes back into the queue; what we no longer have is said to be gone. */
async function takePhotos(tx: Writing, answer: PushAnswer): Promise<void> {
  for (const sha256 of answer.missing_photos) {
    const photo = await readPhoto(tx, sha256)
    if (!photo) await putPhoto(tx, { sha256, inspections: [], bytes: 0, state: 'gone', kept_at: 0 })
    else if (rests(photo)) await markPhoto(tx, sha256, 'kept')
  }
}

/** The server stands at `last`: whatever we believed decided above it has to be said again. */
async function rewind(tx: Writing, device: string, last: number): Promise<void> {
  const above = IDBKeyRange.bound([device, last], [device, Infinity], true)
  for (const row of await tx.objectStore('outbox').getAll(above)) if (row.verdict) await decide(tx, row, null)
}

/** Other content under our numbers means that this store fell back. First everything kept is compared, then the phone
 *  becomes a new device and says again what differs. Answers whether something moved. */
async function compare(tx: Writing, talk: Talk, answer: PushAnswer, collided: boolean): Promise<boolean> {
  const device = await readDevice(tx)
  if (!device) return false
  const at_last = await tx.objectStore('outbox').get([device.device, answer.last])
  const unlike = at_last !== undefined && answer.last_hash !== null && at_last.hash !== answer.last_hash
  if (!device.fell_back && !collided && !unlike && answer.last < device.next_n) return false
  if (!device.fell_back) {
    await putDevice(tx, { ...device, fell_back: true })
    if (unlike && !collided) await doubt(tx, device.device, answer.last)
  }
  const kept = await rowsOfDevice(tx, device.device)
  if (!kept.some((row) => row.verdict === null && row.n <= answer.last)) await becomeAnother(tx, talk, device, kept)
  return true
}

async function doubt(tx: Writing, device: string, last: number): Promise<void> {
  for (const row of await rowsOfDevice(tx, device)) if (row.verdict && row.n <= last) await decide(tx, row, null)
}

async function becomeAnother(tx: Writing, talk: Talk, device: DeviceMeta, kept: OutboxRow[]): Promise<void> {
  const differs = kept.filter(({ verdict }) => verdict === null || (verdict.is === 'refused' && isOther(verdict.code)))
  const fresh = newDevice(newDeviceId(talk.random), [...device.former, device.device])
  await reissue(tx, device, { ...fresh, since: device.since }, differs)
}

/** The server holds something else, or nothing, under this number. */
function isOther(code: string | undefined): boolean {
  return code === 'collision' || code === 'out-of-order'
}

function isAnswer(answer: unknown): answer is PushAnswer {
  const given = answer as Partial<PushAnswer> | null
  return typeof given?.last === 'number' && typeof given.epoch === 'number' && Array.isArray(given.verdicts)
}
