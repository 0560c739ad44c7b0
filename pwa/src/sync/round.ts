// One whole round: words up, news down, photos up, and the receipts they bring.

import type { Refused, Unreachable } from '../api/outcome'
import type { DeviceAnswer } from '../api/sync-shapes'
import { putDevice, readDevice } from '../store/cursor'
import { fetchChecklists, pull } from './pull'
import { push, speakers } from './push'
import type { Talk } from './talk'
import { upload, type Uploading } from './upload'
import { vouch } from './vouch'

/** A server that keeps saying «more» without taking anything does not keep us for ever. */
const STEPS = 2_000
const IN_VAIN = 3

export type RoundOutcome = { is: 'done' } | Refused | Unreachable

export async function round(talk: Talk, beside: Uploading): Promise<RoundOutcome> {
  const enrolled = await enrol(talk)
  if (enrolled.is !== 'done') return enrolled
  const words = enrolled.blank ? { is: 'done' as const, missing: [] } : await sendWords(talk, beside)
  if (words.is !== 'done') return words
  const news = await readNews(talk, beside)
  if (news.is !== 'done') return news
  const photos = await upload(talk, words.missing, beside)
  if (photos.is !== 'done') return photos
  if (photos.sent > 0) {
    const rest = await sendWords(talk, beside)
    if (rest.is !== 'done') return rest
    const receipts = await readNews(talk, beside)
    if (receipts.is !== 'done') return receipts
  }
  await vouch(talk)
  await tidy(talk)
  return { is: 'done' }
}

/** Fetched once all is sent; without its shell a page leaves the tidying to the next one. */
async function tidy(talk: Talk): Promise<void> {
  const fetched = await import('./prune').catch(() => null)
  await fetched?.prune(talk)
}

async function sendWords(
  talk: Talk,
  beside: Uploading,
): Promise<{ is: 'done'; missing: string[] } | Refused | Unreachable> {
  const missing = new Set<string>()
  let in_vain = 0
  for (let step = 0; step < STEPS && !beside.stopped(); step++) {
    const enrolled = await enrol(talk)
    if (enrolled.is !== 'done') return enrolled
    const devices = await speakers(talk)
    let more = devices.length > 1
    let moved = false
    for (const device of devices) {
      const pushed = await push(talk, device)
      if (pushed.is === 'refused' && (await forgotten(talk, pushed))) {
        more = true
        break
      }
      if (pushed.is !== 'done') return pushed
      for (const sha256 of pushed.missing) missing.add(sha256)
      more ||= pushed.more
      moved ||= pushed.moved
    }
    in_vain = moved ? 0 : in_vain + 1
    if (!more || in_vain === IN_VAIN) break
  }
  return { is: 'done', missing: [...missing] }
}

async function readNews(talk: Talk, beside: Uploading): Promise<RoundOutcome> {
  for (let step = 0; step < STEPS && !beside.stopped(); step++) {
    const enrolled = await enrol(talk)
    if (enrolled.is !== 'done') return enrolled
    const pulled = await pull(talk)
    if (pulled.is !== 'done') return pulled
    if (!pulled.more) break
  }
  return (await fetchChecklists(talk)) ?? { is: 'done' }
}

/** Tells the server of this device, once, and whose it is: with the cookie of another person nothing is bound.
 *  `blank`: a device new to both sides, which has no word to hand over yet. */
async function enrol(talk: Talk): Promise<{ is: 'done'; blank: boolean } | Refused | Unreachable> {
  const device = await talk.database.read(['meta'], (tx) => readDevice(tx))
  if (!device || device.enrolled) return { is: 'done', blank: false }
  const reply = await talk.api.ask<DeviceAnswer>(`/devices/${device.device}`, {
    method: 'PUT',
    body: { name: talk.name, app_version: talk.app_version, account_id: talk.account_id },
  })
  if (reply.is !== 'done') return reply
  await talk.database.write(
    ['meta'],
    async (tx) => {
      const now = await readDevice(tx)
      if (now?.device === device.device) await putDevice(tx, { ...now, enrolled: true })
    },
    [],
  )
  return { is: 'done', blank: device.next_n === 1 && device.former.length === 0 }
}

/** A server that no longer knows this device is told of it again, once a round at most by way of `enrolled`. */
async function forgotten(talk: Talk, refused: Refused): Promise<boolean> {
  if (refused.problem.code !== 'unknown-device') return false
  return await talk.database.write(
    ['meta'],
    async (tx) => {
      const device = await readDevice(tx)
      if (!device?.enrolled) return false
      await putDevice(tx, { ...device, enrolled: false })
      return true
    },
    [],
  )
}
