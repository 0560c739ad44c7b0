// Take in a photo (fetched with the camera): place, time, shrink, hash, keep, read back; only then is it saved.

import type { Item, Looks, PhotoFacts, Position } from '../../api/shapes'
import type { Doubt } from '../../device/pictures/judge'
import type { Shrunk } from '../../device/phone'
import { photoField } from '../../store/answers'
import { isFull } from '../../store/connection'
import { putWaiting, readWaiting } from '../../store/cursor'
import { keepPhoto, putBytes, readBytes } from '../../store/photos'
import { opId } from '../../store/outbox'
import { makeRoom } from '../../sync/prune'
import { record } from './record'
import type { Fixes } from './fixes'
import { hasRoomFor } from '../kept/room'
import type { Kept } from '../kept/unkept'
import type { Work } from '../work'

/** From the in-page camera (a frame) or from a chosen file. */
export interface PhotoInput {
  source: 'camera' | 'file'
  picture: Blob
  /** When the shutter was pressed; now, when it is not said. */
  at?: number
  /** The positions heard around the shutter: the best of them that is known when the record is written stands in it. */
  fixes?: Fixes
  /** Which picture of the photo package it is. */
  shot?: string
  /** More files of the same choice follow: the mark that brings the person back stands until the last. */
  more?: boolean
}

/** `heic`: this browser cannot read it, say what to do. `undecodable`: not a picture. `uniform`: the browser lends no canvas.
 *  `vast`: more pixels than a phone can hold. `reserve`: there is room for answers only. `no-space`: the phone is full.
 *  `not-kept`: the storage does not work, or what was read back differs. Nothing is saved unless `saved`; what has a `doubt` is
 *  saved all the same, and its author is told. These last three
 *  stay in the page (`core/kept/unkept.ts`). */
export type PhotoOutcome =
  | { is: 'saved'; sha256: string; op: string; position: Position; doubt: Doubt | null }
  | { is: 'already-here'; sha256: string }
  | {
      is: 'refused'
      why: 'heic' | 'undecodable' | 'uniform' | 'vast' | 'reserve' | 'no-space' | 'not-kept' | 'closed' | 'absent'
    }

export const LONG_SIDE_PX = 2048
export const MAX_BYTES = 400_000

type Picture = Extract<Shrunk, { is: 'picture' }>

interface Shot {
  inspection_id: string
  item: Item
  picture: Picture
  facts: PhotoFacts
  more: boolean
}

/** `looks` are the limits of the profile that the inspection is judged by. */
export async function takePhoto(
  work: Work,
  inspection_id: string,
  item: Item,
  input: PhotoInput,
  looks?: Looks,
): Promise<PhotoOutcome> {
  const { phone } = work
  const position = phone.location.latest()
  const at = input.at ?? phone.clock.now()
  const limits = { long_side: LONG_SIDE_PX, max_bytes: MAX_BYTES, looks }
  const picture = await phone.pictures.shrink(input.picture, limits)
  if (picture.is === 'undecodable') return { is: 'refused', why: picture.heic ? 'heic' : 'undecodable' }
  if (picture.is !== 'picture') return { is: 'refused', why: picture.is }
  const sha256 = await phone.sha256(picture.bytes)
  const facts = factsOf(sha256, picture, input, at, input.fixes?.best(at) ?? position)
  const shot = { inspection_id, item, picture, facts, more: input.more === true }
  const { bytes, type } = picture
  const said = { inspection_id, item, what: 'photo' as const, value: null, picture: { bytes, type, sha256 } }
  return await work.unkept.hold(said, () => keepShot(work, shot), whatBecame)
}

function whatBecame(outcome: PhotoOutcome): Kept {
  if (outcome.is !== 'refused') return 'kept'
  return outcome.why === 'closed' || outcome.why === 'absent' ? 'never' : 'not-kept'
}

async function keepShot(work: Work, shot: Shot): Promise<PhotoOutcome> {
  try {
    if (!(await hasRoomFor(work, shot.picture.bytes.byteLength))) return { is: 'refused', why: 'reserve' }
    if (!(await keepBytes(work, shot).catch((error) => keepAfterMakingRoom(work, shot, error))))
      return { is: 'refused', why: 'not-kept' }
    return await announce(work, shot)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    if (isFull(error)) work.short(true)
    return { is: 'refused', why: isFull(error) ? 'no-space' : 'not-kept' }
  }
}

/** Bytes first, on their own, and read back: a photo the disk did not keep never gets a number. */
async function keepBytes({ database, phone }: Work, { picture, facts: { sha256 } }: Shot): Promise<boolean> {
  const row = { sha256, bytes: picture.bytes, type: picture.type }
  await database.write(['photo_bytes'], (tx) => putBytes(tx, row), [])
  const back = await database.read(['photo_bytes'], (tx) => readBytes(tx, sha256))
  return back !== undefined && (await phone.sha256(back.bytes)) === sha256
}

/** The browser had said that there was room. */
async function keepAfterMakingRoom(work: Work, shot: Shot, error: unknown): Promise<boolean> {
  if (!isFull(error) || !(await makeRoom(work.database))) throw error
  return await keepBytes(work, shot)
}

async function announce(work: Work, { inspection_id, item, picture, facts, more }: Shot): Promise<PhotoOutcome> {
  const { sha256 } = facts
  const field = photoField(item.id, sha256)
  let here = false
  const outcome = await record(work, {
    inspection_id,
    stores: ['photos', 'photo_bytes'],
    topics: ['photos', 'waiting'],
    async draft({ tx, doc, now, own }) {
      const waiting = await readWaiting(tx)
      if (!more && waiting?.inspection_id === inspection_id && waiting.item === item.id) await putWaiting(tx, null)
      const mine = await own(`photo/${field}`)
      const told = doc.photos.find((each) => each.item === item.id && each.sha256 === sha256)
      const standing = mine?.op.kind === 'photo.attach' ? opId(mine) : mine ? null : (told?.op ?? null)
      await keepPhoto(tx, inspection_id, { sha256, bytes: picture.bytes, type: picture.type }, now)
      here = standing !== null
      if (standing) return { is: 'saved', op: standing }
      return { kind: 'photo.attach', field, value: facts, base: null, also: [] }
    },
  })
  if (outcome.is === 'saved') {
    const saved = { is: 'saved' as const, sha256, op: outcome.op, position: facts.position, doubt: picture.doubt }
    return here ? { is: 'already-here', sha256 } : saved
  }
  if (outcome.is === 'not-kept')
    return { is: 'refused', why: outcome.reason === 'QuotaExceededError' ? 'no-space' : 'not-kept' }
  return { is: 'refused', why: outcome.is }
}

function factsOf(
  sha256: string,
  picture: Picture,
  { source, shot }: PhotoInput,
  at: number,
  position: Position,
): PhotoFacts {
  const { bytes, type, width, height, exif } = picture
  const taken_at = new Date(at).toISOString()
  const facts = { sha256, bytes: bytes.byteLength, type, width, height, taken_at, source, position }
  return { ...facts, ...(source === 'file' && exif ? { exif } : {}), ...(shot ? { shot } : {}) }
}
