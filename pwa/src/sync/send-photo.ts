// One photo up: whole on a good line; on one that breaks, from the byte where the server stands, in slices.

import { TIMEOUT_PHOTO_MS, type Ask } from '../api/client'
import type { Refused, Reply, Unreachable } from '../api/outcome'
import type { Receipt } from '../api/shapes'
import type { Clock } from '../device/phone'
import type { PhotoBytesRow } from '../store/database'
import type { Talk } from './talk'

/** What goes at once on a line that has broken: each slice has its own patience, so a slow line is not a dead one. */
export const SLICE_BYTES = 256 * 1024
/** The server needs a moment to see that a line is gone; who asks sooner sends again what is already there. */
export const RESPITE_MS = 250
/** So many tries that carried nothing, and the line is left alone for a while. */
const IN_VAIN = 3
const TUS = { 'Tus-Resumable': '1.0.0' }

/** What this phone knows of its line; forgotten with the page. */
export interface LineSense {
  /** The line has broken over the last photo: the next one goes in slices. */
  rough: boolean
  breaks: number
  /** Photos of which the server may have a part. */
  begun: Set<string>
  respite(): Promise<void>
}

export function newLineSense(clock: Clock): LineSense {
  const respite = () => new Promise<void>((done) => void clock.later(RESPITE_MS, done))
  return { rough: false, breaks: 0, begun: new Set(), respite }
}

export type Sent = { is: 'done'; receipt: Receipt | null } | Refused | Unreachable

interface Offset {
  offset: number
}

export async function sendPhoto(talk: Talk, sense: LineSense, row: PhotoBytesRow): Promise<Sent> {
  const { breaks } = sense
  const begun = sense.begun.has(row.sha256)
  sense.begun.add(row.sha256)
  const sent = sense.rough || begun ? await proceed(talk, sense, row, begun) : await wholeAtFirst(talk, sense, row)
  sense.rough = sense.breaks > breaks
  if (sent.is !== 'unreachable') sense.begun.delete(row.sha256)
  return sent
}

async function wholeAtFirst(talk: Talk, sense: LineSense, row: PhotoBytesRow): Promise<Sent> {
  const sent = await whole(talk, row)
  if (!isBroken(sent)) return sent
  sense.breaks += 1
  await sense.respite()
  return await proceed(talk, sense, row, true)
}

async function whole(talk: Talk, { sha256, bytes, type }: PhotoBytesRow): Promise<Sent> {
  const body = { body: bytes, type }
  const asked = { method: 'PUT', bytes: body, timeout_ms: TIMEOUT_PHOTO_MS } as const
  const reply = await talk.api.ask<{ state: string; receipt?: Receipt | null }>(path(sha256), asked)
  if (reply.is !== 'done') return reply
  return reply.value?.state === 'stored'
    ? { is: 'done', receipt: reply.value.receipt ?? null }
    : { is: 'unreachable', why: 'portal' }
}

/** Goes on as long as the server gets further; `ask` where it stands before the first try. */
async function proceed(talk: Talk, sense: LineSense, row: PhotoBytesRow, ask: boolean): Promise<Sent> {
  let at = 0
  let reached = -1
  let in_vain = 0
  for (let unsure = ask; ;) {
    if (unsure) {
      const said = await talk.api.ask<Offset>(path(row.sha256), { method: 'HEAD', headers: TUS })
      if (said.is === 'refused') return await whole(talk, row) // which says in words what is wrong
      if (said.is !== 'done') return said
      in_vain = said.value.offset > reached ? 0 : in_vain + 1
      if (in_vain === IN_VAIN) return { is: 'unreachable', why: 'offline' }
      reached = at = said.value.offset
    }
    const reply = await slice(talk, row, at)
    if (reply.is === 'done') {
      unsure = false
      at = reply.value.offset
      if (at >= row.bytes.byteLength) return { is: 'done', receipt: null }
      continue
    }
    if (isBroken(reply)) {
      sense.breaks += 1
      await sense.respite()
    } else if (reply.is !== 'refused' || reply.problem.code !== 'upload-misplaced') return reply
    unsure = true
  }
}

async function slice(talk: Talk, { sha256, bytes }: PhotoBytesRow, at: number): Promise<Reply<Offset>> {
  const asked: Ask = {
    method: 'PATCH',
    headers: { ...TUS, 'Upload-Offset': String(at) },
    bytes: { body: bytes.slice(at, at + SLICE_BYTES), type: 'application/offset+octet-stream' },
    timeout_ms: TIMEOUT_PHOTO_MS,
  }
  return await talk.api.ask<Offset>(path(sha256), asked)
}

/** The line gave way; what has arrived until then stands on the server. */
function isBroken(sent: Sent | Reply<Offset>): boolean {
  return sent.is === 'unreachable' && (sent.why === 'offline' || sent.why === 'timeout')
}

function path(sha256: string): string {
  return `/photos/${sha256}`
}
