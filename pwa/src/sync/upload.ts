// Bytes up: after the words, the photos the server lacks, the smallest first, several at a time.

import type { Refused, Unreachable } from '../api/outcome'
import type { PhotoFacts } from '../api/shapes'
import {
  topicOf,
  type AnyTx,
  type PhotoRefusal,
  type PhotoRow,
  type Store,
  type Topic,
  type Writing,
} from '../store/database'
import { allInspections, keepReceipt } from '../store/inspections'
import { markPhoto, readBytes, readPhoto, waitingPhotos } from '../store/photos'
import { sendPhoto, type LineSense } from './send-photo'
import type { Talk } from './talk'

export const AT_ONCE = 3
/** So many stumbles with nothing between them are the server's, not a photo's. */
const STUMBLES = 4
const FIRST_RETRY_MS = 10 * 60_000
const LAST_RETRY_MS = 24 * 3600_000

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
  const { wanted, spare, unwanted, refused } = await talk.database.read(stores, async (tx) => {
    const waiting = await waitingPhotos(tx)
    for (const { doc } of waiting.length ? await allInspections(tx) : [])
      for (const photo of doc.photos) if (photo.state === 'missing') missing.add(photo.sha256)
    const { applied, refused } = waiting.length ? await announcements(tx) : NOTHING_ANNOUNCED
    const due = (row: PhotoRow) => (row.refusal?.retry_at ?? 0) <= talk.now()
    return {
      wanted: waiting
        .filter((row) => missing.has(row.sha256) && due(row))
        .toSorted((a, b) => a.bytes - b.bytes || a.kept_at - b.kept_at),
      spare: waiting.filter((row) => !missing.has(row.sha256) && applied.has(row.sha256)),
      unwanted: waiting.filter((row) => !missing.has(row.sha256) && refused.has(row.sha256)),
      refused,
    }
  })
  if (spare.length) await talk.database.write(['photos'], (tx) => markSpare(tx, spare), same)
  if (unwanted.length) await talk.database.write(['photos'], (tx) => markUnwanted(tx, unwanted, refused), same)
  return wanted.map((row) => row.sha256)
}

async function markSpare(tx: Writing, spare: PhotoRow[]): Promise<Topic[]> {
  const topics: Topic[] = []
  for (const row of spare) topics.push(...(await markPhoto(tx, row.sha256, 'sent')))
  return topics
}

/** Nobody asks for the bytes of a photo of which every announcement was refused; they stay here with the reason. */
async function markUnwanted(tx: Writing, unwanted: PhotoRow[], refused: Map<string, PhotoRefusal>): Promise<Topic[]> {
  const topics: Topic[] = []
  for (const { sha256 } of unwanted)
    topics.push(...(await markPhoto(tx, sha256, 'kept', { ...refused.get(sha256)!, retry_at: null })))
  return topics
}

interface Announcements {
  applied: Set<string>
  /** Every announcement of it was refused. */
  refused: Map<string, PhotoRefusal>
}

const NOTHING_ANNOUNCED: Announcements = { applied: new Set(), refused: new Map() }

async function announcements(tx: AnyTx): Promise<Announcements> {
  const found: Announcements = { applied: new Set(), refused: new Map() }
  const open = new Set<string>()
  for (const { op, verdict } of await tx.objectStore('outbox').getAll()) {
    if (op.kind !== 'photo.attach') continue
    const { sha256 } = op.value as PhotoFacts
    if (verdict?.is === 'refused') found.refused.set(sha256, { code: verdict.code, facts: verdict.facts })
    else if (verdict?.is === 'applied') found.applied.add(sha256)
    else open.add(sha256)
  }
  for (const sha256 of [...found.applied, ...open]) found.refused.delete(sha256)
  return found
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
    await talk.database.write(['photos'], (tx) => refuse(tx, talk, sha256, { code, facts }), same)
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

/** Offered again later and later: a photo that the server does not take is not sent whole with every tap. */
async function refuse(tx: Writing, talk: Talk, sha256: string, why: PhotoRefusal): Promise<Topic[]> {
  const tries = ((await readPhoto(tx, sha256))?.refusal?.tries ?? 0) + 1
  const retry_at = talk.now() + Math.min(FIRST_RETRY_MS * 2 ** (tries - 1), LAST_RETRY_MS)
  return await markPhoto(tx, sha256, 'kept', { ...why, tries, retry_at })
}

/** The phone has lost the bytes; the person is told and may say so to the server. */
async function gone(talk: Talk, sha256: string): Promise<'kept'> {
  await talk.database.write(['photos'], (tx) => markPhoto(tx, sha256, 'gone'), same)
  return 'kept'
}
