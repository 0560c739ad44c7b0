// News down: folded inspections since our cursor; a page and its cursor in one transaction.

import type { Refused, Unreachable } from '../api/outcome'
import type { Checklist, Inspection } from '../api/shapes'
import type { ChangesAnswer } from '../api/sync-shapes'
import { canonical } from '../store/canonical'
import { mayMove } from '../store/answers'
import { checklistRef, keepChecklist, readChecklist } from '../store/checklists'
import { putCursor, putDevice, readCursor, readDevice } from '../store/cursor'
import { topicOf, type AnyTx, type Store, type Topic, type Writing } from '../store/database'
import { laterHlc } from '../store/hlc'
import { allInspections, dropInspection, dropStale, keepReceipt, putInspection } from '../store/inspections'
import { decide } from '../store/outbox'
import { markPhoto, readPhoto, rests } from '../store/photos'
import { renew } from './new-life'
import type { Talk } from './talk'

const STORES: Store[] = ['meta', 'outbox', 'inspections', 'receipts', 'photos']

export type Pulled = { is: 'done'; more: boolean } | Refused | Unreachable

interface Question {
  cursor: number
  epoch: number
  device: string
}

/** One page of the feed. */
export async function pull(talk: Talk): Promise<Pulled> {
  const question = await talk.database.read(['meta'], async (tx): Promise<Question> => {
    const device = await readDevice(tx)
    if (!device) throw new Error('this database has no device')
    const { cursor, epoch } = await readCursor(tx)
    return { cursor, epoch, device: device.device }
  })
  const reply = await talk.api.ask<ChangesAnswer>('/sync/changes', { query: { ...question } })
  if (reply.is !== 'done') return reply
  if (!isAnswer(reply.value)) return { is: 'unreachable', why: 'portal' }
  const answer = reply.value
  const writing = talk.database.write(
    STORES,
    (tx) => take(tx, talk, question, answer),
    ({ topics }) => ['contact', 'photos', ...topics],
  )
  const [taken, unreachable] = await Promise.all([writing, fetchChecklists(talk, answer.inspections)])
  return unreachable ?? { is: 'done', more: taken.more }
}

/** Fetches the checklists that these inspections, or all, need and the phone lacks, and the newest for those that may move
 *  to it; a refusal of one does not stop the others. */
export async function fetchChecklists(talk: Talk, news?: Inspection[]): Promise<Unreachable | null> {
  const wanted = await talk.database.read(news ? ['checklists'] : ['meta', 'inspections', 'checklists'], async (tx) => {
    const lacking = new Map<string, Inspection['checklist']>()
    for (const of of news ? news.map((doc) => doc.checklist) : await allWanted(tx)) {
      const ref = checklistRef(of)
      if (!lacking.has(ref) && !(await readChecklist(tx, ref))) lacking.set(ref, of)
    }
    return lacking
  })
  for (const [ref, { id, version, profile }] of wanted) {
    const path = `/checklists/${encodeURIComponent(id)}/versions/${version}`
    const reply = await talk.api.ask<Checklist>(path, { query: { profile: profile ?? undefined } })
    if (reply.is === 'unreachable') return reply
    if (reply.is !== 'done' || !Array.isArray(reply.value.sections)) continue
    await talk.database.write(['checklists'], (tx) => keepChecklist(tx, ref, reply.value), ['checklists'])
  }
  return null
}

async function allWanted(tx: AnyTx): Promise<Inspection['checklist'][]> {
  const { newest = {} } = await readCursor(tx)
  return (await allInspections(tx)).flatMap(({ doc }) => {
    const to = mayMove(doc) ? newest[doc.checklist.id] : undefined
    return to ? [doc.checklist, { ...doc.checklist, version: to }] : [doc.checklist]
  })
}

interface Taken {
  more: boolean
  topics: Topic[]
}

async function take(tx: Writing, talk: Talk, asked: Question, answer: ChangesAnswer): Promise<Taken> {
  const cursor = await readCursor(tx)
  const device = await readDevice(tx)
  if (!device || cursor.cursor !== asked.cursor || cursor.epoch !== asked.epoch || device.device !== asked.device) {
    return { more: true, topics: [] }
  }
  if (answer.epoch < cursor.epoch) return { more: false, topics: [] }
  if (answer.epoch > cursor.epoch || answer.cursor < asked.cursor) {
    await renew(tx, answer.epoch)
    if (asked.cursor !== 0) return { more: true, topics: ['*'] }
  }
  for (const id of answer.removed) await dropInspection(tx, id)
  await Promise.all(answer.inspections.map((doc) => takeInspection(tx, talk, doc)))
  const decided = [...(await takeRefusals(tx, asked.device, answer)), ...(await takeReleases(tx, answer))]
  const { renewing, ...present } = await readCursor(tx)
  const unfinished = renewing && answer.more ? { renewing } : {}
  const newest = answer.newest ?? present.newest ?? {}
  const published = canonical(newest) !== canonical(present.newest ?? {})
  await putCursor(tx, { ...present, ...unfinished, newest, cursor: answer.cursor, last_contact: talk.now() })
  const now = (await readDevice(tx)) ?? device
  await putDevice(tx, { ...now, nonce: answer.nonce, hlc: answer.inspections.reduce(latest, now.hlc) })
  const dropped = renewing && !answer.more ? await dropStale(tx) : 0
  const heard = [...answer.removed, ...answer.inspections.map((doc) => doc.id), ...decided].map(topicOf)
  const also = [dropped && '*', decided.length > 0 && 'outbox', published && 'checklists']
  return { more: answer.more, topics: [...heard, ...also.filter((topic) => typeof topic === 'string')] }
}

async function takeInspection(tx: Writing, talk: Talk, doc: Inspection): Promise<void> {
  await putInspection(tx, doc)
  if (doc.receipt) await keepReceipt(tx, doc.id, doc.receipt, talk.now())
  await Promise.all(doc.photos.map((photo) => takePhoto(tx, photo)))
}

async function takePhoto(tx: Writing, { sha256, state }: Inspection['photos'][number]): Promise<void> {
  if (state === 'stored') await markPhoto(tx, sha256, 'stored')
  else if (state === 'missing') {
    const row = await readPhoto(tx, sha256)
    if (row && rests(row)) await markPhoto(tx, sha256, 'kept')
  }
}

/** An administrator who tried to let it in may have got another reason since. */
async function takeRefusals(tx: Writing, device: string, answer: ChangesAnswer): Promise<string[]> {
  const news: string[] = []
  for (const { n, code, facts } of answer.refused) {
    const row = await tx.objectStore('outbox').get([device, n])
    if (!row || (row.verdict?.is === 'refused' && row.verdict.code === code)) continue
    await decide(tx, row, { is: 'refused', code, facts })
    news.push(row.inspection_id)
  }
  return news
}

/** What an administrator has let in is in its inspection now, as if it had never been refused. */
async function takeReleases(tx: Writing, answer: ChangesAnswer): Promise<string[]> {
  const news: string[] = []
  for (const { device, n, hash } of answer.released ?? []) {
    const row = await tx.objectStore('outbox').get([device, n])
    if (row?.hash !== hash || row.verdict?.is !== 'refused') continue
    await decide(tx, row, { is: 'applied' })
    news.push(row.inspection_id)
  }
  return news
}

/** The clock goes on from the latest of all it has read. */
function latest(hlc: string | null, doc: Inspection): string | null {
  for (const field of Object.values(doc.fields)) {
    for (const register of [field, field.note, field.finding]) {
      hlc = laterHlc(hlc, register?.hlc)
      for (const conflict of register?.conflicts ?? []) hlc = laterHlc(hlc, conflict.hlc)
    }
  }
  return hlc
}

function isAnswer(answer: unknown): answer is ChangesAnswer {
  const given = answer as Partial<ChangesAnswer> | null
  return typeof given?.cursor === 'number' && typeof given.epoch === 'number' && Array.isArray(given.inspections)
}
