// Bytes up: after the words, the photos the server lacks, the smallest first, several at a time.

import type { Refused, Unreachable } from '../api/outcome'
import type { PhotoFacts } from '../api/shapes'
import { topicOf, type AnyTx, type PhotoRow, type Store, type Topic, type Writing } from '../store/database'
import { allInspections, keepReceipt } from '../store/inspections'
import { markPhoto, readBytes, waitingPhotos } from '../store/photos'
import { sendPhoto, type LineSense } from './send-photo'
import type { Talk } from './talk'

export const AT_ONCE = 3
/** So many stumbles with nothing between them are the server's, not a photo's. */
const STUMBLES = 4

export interface Uploading {
  /** The hashes on their way now, and how many photos are left with them. */
  progress(now: { sha256: string[]; left: number } | null): void
  sha256(bytes: ArrayBuffer): Promise<string>
  stopped(): boolean
  /** Words wait to be sent: no further photo is begun before them. */
  yields(): boolean
  /** The person asked the browser to save data. */
  sparing(): boolean
  sense: LineSense
}

const same = (topics: Topic[]) => topics

export type Uploaded = { is: 'done'; sent: number } | Refused | Unreachable

/**
 * `missing` is what the server's last answer to a push said it lacks. Stops at the first sign that the line or the
 * session is gone; a photo that the server stumbles over holds up no other one.
 */
export async function upload(talk: Talk, missing: string[], beside: Uploading): Promise<Uploaded> {
  const queue = await choose(talk, new Set(missing))
  const flying = new Set<string>()
  let sent = 0
  let end: Refused | Unreachable | null = null
  let stumbled: Unreachable | null = null
  let in_a_row = 0

  async function work(number: number): Promise<void> {
    for (let sha256 = queue.shift(); sha256 !== undefined; sha256 = queue.shift()) {
      if (end || beside.stopped() || beside.yields()) return
      if (number > 0 && (beside.sense.rough || beside.sparing())) {
        queue.unshift(sha256) // one after the other has more of a narrow line
        return
      }
      flying.add(sha256)
      beside.progress({ sha256: [...flying], left: queue.length + flying.size })
      const outcome = await send(talk, sha256, beside)
      flying.delete(sha256)
      if (outcome === 'sent') {
        sent += 1
        in_a_row = 0
      } else if (outcome !== 'kept') {
        in_a_row += 1
        if (isOfThisPhoto(outcome) && in_a_row < STUMBLES) stumbled = outcome
        else end = outcome
      }
    }
  }

  try {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => work(number)))
  } finally {
    beside.progress(null)
  }
  return end ?? stumbled ?? { is: 'done', sent }
}

/** It may be this photo that the server cannot take, or that is too large for the line: others may pass. */
function isOfThisPhoto(outcome: Refused | Unreachable): outcome is Unreachable {
  return outcome.is === 'unreachable' && (outcome.why === 'server-error' || outcome.why === 'timeout')
}

/** Photos with bytes here which the server names as missing; those it does not miss need not be sent. */
async function choose(talk: Talk, missing: Set<string>): Promise<string[]> {
  const stores: Store[] = ['photos', 'inspections', 'outbox']
  const { wanted, spare } = await talk.database.read(stores, async (tx) => {
    const waiting = await waitingPhotos(tx)
    for (const { doc } of waiting.length ? await allInspections(tx) : [])
      for (const photo of doc.photos) if (photo.state === 'missing') missing.add(photo.sha256)
    const announced = waiting.length ? await announcedPhotos(tx) : new Set()
    return {
      wanted: waiting
        .filter((row) => missing.has(row.sha256))
        .toSorted((a, b) => a.bytes - b.bytes || a.kept_at - b.kept_at),
      spare: waiting.filter((row) => !missing.has(row.sha256) && announced.has(row.sha256)),
    }
  })
  if (spare.length) {
    await talk.database.write(['photos'], (tx) => markSpare(tx, spare), same)
  }
  return wanted.map((row) => row.sha256)
}

async function markSpare(tx: Writing, spare: PhotoRow[]): Promise<Topic[]> {
  const topics: Topic[] = []
  for (const row of spare) topics.push(...(await markPhoto(tx, row.sha256, 'sent')))
  return topics
}

async function announcedPhotos(tx: AnyTx): Promise<Set<string>> {
  const rows = await tx.objectStore('outbox').getAll()
  const applied = rows.filter((row) => row.op.kind === 'photo.attach' && row.verdict?.is === 'applied')
  return new Set(applied.map((row) => (row.op.value as PhotoFacts).sha256))
}

async function send(talk: Talk, sha256: string, beside: Uploading): Promise<'sent' | 'kept' | Refused | Unreachable> {
  const row = await talk.database.read(['photo_bytes'], (tx) => readBytes(tx, sha256))
  if (!row) return await gone(talk, sha256)
  const reply = await sendPhoto(talk, beside.sense, row)
  if (reply.is === 'unreachable') return reply
  if (reply.is === 'refused') {
    const { code, facts, status } = reply.problem
    if (status === 401 || status === 429) return reply
    if (code === 'photo-mismatch' && (await beside.sha256(row.bytes)) !== sha256) return await gone(talk, sha256)
    await talk.database.write(['photos'], (tx) => markPhoto(tx, sha256, 'kept', { code, facts }), same)
    return 'kept'
  }
  const { receipt } = reply
  await talk.database.write(
    ['photos', 'receipts'],
    async (tx) => {
      const topics = await markPhoto(tx, sha256, 'stored')
      if (!receipt) return topics
      await keepReceipt(tx, receipt.inspection, receipt, talk.now())
      return [...topics, topicOf(receipt.inspection)]
    },
    same,
  )
  return 'sent'
}

/** The phone has lost the bytes; the person is told and may say so to the server. */
async function gone(talk: Talk, sha256: string): Promise<'kept'> {
  await talk.database.write(['photos'], (tx) => markPhoto(tx, sha256, 'gone'), same)
  return 'kept'
}
