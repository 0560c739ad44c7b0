// Take in a photo: place, time, shrink, hash, keep, read back; only then is it saved.

import type { PhotoFacts, Position } from '../api/shapes'
import type { Shrunk } from '../device/phone'
import { photoField } from '../store/answers'
import { putWaiting, readWaiting } from '../store/cursor'
import { keepPhoto, putBytes, readBytes } from '../store/photos'
import { opId } from '../store/outbox'
import { makeRoom } from '../sync/prune'
import { record, type ActOutcome } from './record'
import type { Work } from './work'

/** From the in-page camera (a frame) or from a chosen file. */
export interface PhotoInput {
  source: 'camera' | 'file'
  picture: Blob
  /** More files of the same choice follow: the mark that brings the person back stands until the last. */
  more?: boolean
}

/** `heic`: this browser cannot read it, say what to do. `undecodable`: not a picture. `uniform`: came out as one flat colour.
 *  `vast`: more pixels than a phone can hold. `no-space`: the phone is full. `not-kept`: what was read back differs. Nothing is saved unless `saved`. */
export type PhotoOutcome =
  | { is: 'saved'; sha256: string; op: string }
  | { is: 'already-here'; sha256: string }
  | { is: 'refused'; why: 'heic' | 'undecodable' | 'uniform' | 'vast' | 'no-space' | 'not-kept' | 'closed' | 'absent' }

/** Set before the camera app or the file picker opens, so that after a reload the person is brought back to that item. */
export interface WaitingForPhoto {
  inspection_id: string
  item: string
  at: string
}

export const LONG_SIDE_PX = 2048
export const MAX_BYTES = 400_000

type Picture = Extract<Shrunk, { is: 'picture' }>

export async function takePhoto(
  work: Work,
  inspection_id: string,
  item: string,
  input: PhotoInput,
): Promise<PhotoOutcome> {
  const { phone } = work
  const position = phone.location.latest()
  const taken_at = new Date(phone.clock.now()).toISOString()
  const picture = await phone.pictures.shrink(input.picture, { long_side: LONG_SIDE_PX, max_bytes: MAX_BYTES })
  if (picture.is === 'undecodable') return { is: 'refused', why: picture.heic ? 'heic' : 'undecodable' }
  if (picture.is !== 'picture') return { is: 'refused', why: picture.is }
  const sha256 = await phone.sha256(picture.bytes)
  let kept = await keep(work, sha256, picture)
  if (kept === 'no-space' && (await makeRoom(work.database))) kept = await keep(work, sha256, picture)
  if (kept !== 'kept') return { is: 'refused', why: kept }
  const facts = factsOf(sha256, picture, input.source, taken_at, position)
  return await announce(work, inspection_id, item, picture, facts, input.more === true)
}

/** Takes a photo out of an item. Its bytes stay on the phone as long as all others. */
export async function detachPhoto(
  work: Work,
  inspection_id: string,
  item: string,
  photo: { sha256: string; op: string },
): Promise<ActOutcome> {
  return await record(work, {
    inspection_id,
    topics: ['photos'],
    draft: async () => ({
      kind: 'photo.detach',
      field: photoField(item, photo.sha256),
      value: null,
      base: photo.op,
      also: [],
    }),
  })
}

/** Says that the bytes of a photo are nowhere any more, so that the inspection can be sealed without them. */
export async function reportLost(
  work: Work,
  inspection_id: string,
  item: string,
  sha256: string,
  reason: string,
): Promise<ActOutcome> {
  return await record(work, {
    inspection_id,
    even_closed: true,
    topics: ['photos'],
    draft: async () => ({
      kind: 'photo.lost',
      field: photoField(item, sha256),
      value: { sha256, reason },
      base: null,
      also: [],
    }),
  })
}

export async function markWaiting(work: Work, inspection_id: string, item: string): Promise<void> {
  const at = new Date(work.phone.clock.now()).toISOString()
  await work.database.write(['meta'], (tx) => putWaiting(tx, { inspection_id, item, at }), ['waiting'])
}

export async function clearWaiting(work: Work): Promise<void> {
  await work.database.write(['meta'], (tx) => putWaiting(tx, null), ['waiting'])
}

/** Bytes first, on their own, and read back: a photo the disk did not keep never gets a number. */
async function keep(work: Work, sha256: string, picture: Picture): Promise<'kept' | 'no-space' | 'not-kept'> {
  try {
    const row = { sha256, bytes: picture.bytes, type: picture.type }
    await work.database.write(['photo_bytes'], (tx) => putBytes(tx, row), [])
    const back = await work.database.read(['photo_bytes'], (tx) => readBytes(tx, sha256))
    return back && (await work.phone.sha256(back.bytes)) === sha256 ? 'kept' : 'not-kept'
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return error.name === 'QuotaExceededError' ? 'no-space' : 'not-kept'
  }
}

async function announce(
  work: Work,
  inspection_id: string,
  item: string,
  picture: Picture,
  facts: PhotoFacts,
  more: boolean,
): Promise<PhotoOutcome> {
  const { sha256 } = facts
  const field = photoField(item, sha256)
  let here = false
  const outcome = await record(work, {
    inspection_id,
    stores: ['photos', 'photo_bytes'],
    topics: ['photos', 'waiting'],
    async draft({ tx, doc, now, own }) {
      const waiting = await readWaiting(tx)
      if (!more && waiting?.inspection_id === inspection_id && waiting.item === item) await putWaiting(tx, null)
      const mine = await own(`photo/${field}`)
      const told = doc.photos.find((each) => each.item === item && each.sha256 === sha256)
      const standing = mine?.op.kind === 'photo.attach' ? opId(mine) : mine ? null : (told?.op ?? null)
      await keepPhoto(tx, inspection_id, { sha256, bytes: picture.bytes, type: picture.type }, now)
      if (standing) {
        here = true
        return { is: 'saved', op: standing }
      }
      return { kind: 'photo.attach', field, value: facts, base: null, also: [] }
    },
  })
  if (outcome.is === 'saved') return here ? { is: 'already-here', sha256 } : { is: 'saved', sha256, op: outcome.op }
  if (outcome.is === 'not-kept')
    return { is: 'refused', why: outcome.reason === 'QuotaExceededError' ? 'no-space' : 'not-kept' }
  return { is: 'refused', why: outcome.is }
}

function factsOf(
  sha256: string,
  picture: Picture,
  source: PhotoInput['source'],
  taken_at: string,
  position: Position,
): PhotoFacts {
  const { bytes, type, width, height, exif } = picture
  const facts = { sha256, bytes: bytes.byteLength, type, width, height, taken_at, source, position }
  return source === 'file' && exif ? { ...facts, exif } : facts
}
