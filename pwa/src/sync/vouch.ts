// Whether receipts were signed by the server that this phone knows; what is not is not shown as accepted.

import type { Receipt } from '../api/shapes'
import { canonical } from '../store/canonical'
import { pinKeys, readCursor, readKeys } from '../store/cursor'
import { topicOf } from '../store/database'
import { provedReceipt, unprovedReceipts } from '../store/inspections'
import type { Talk } from './talk'

interface KeysAnswer {
  items: Key[]
  rescue?: Key
}

interface Key {
  key_id: string
  algorithm: string
  public_key: string
}

/** The keys are pinned at the first contact with each life of the server; a key that comes later in that life proves nothing. */
export async function vouch(talk: Talk): Promise<void> {
  const keys = await pinned(talk)
  if (!keys) return
  const waiting = await talk.database.read(['receipts'], (tx) => unprovedReceipts(tx))
  for (const { inspection_id, receipt } of waiting) {
    const key = keys[receipt.key_id]
    if (!key || receipt.inspection !== inspection_id || !(await isSigned(receipt, key))) continue
    await talk.database.write(['receipts'], (tx) => provedReceipt(tx, inspection_id, receipt.signature), [
      topicOf(inspection_id),
    ])
  }
}

async function pinned(talk: Talk): Promise<Record<string, string> | null> {
  const { keys, epoch } = await talk.database.read(['meta'], async (tx) => ({
    keys: await readKeys(tx),
    epoch: (await readCursor(tx)).epoch,
  }))
  if (keys?.epoch === epoch && keys.rescue !== undefined) return keys.items
  const reply = await talk.api.ask<KeysAnswer>('/keys')
  if (reply.is !== 'done' || !Array.isArray(reply.value?.items)) return keys?.epoch === epoch ? keys.items : null
  const items = Object.fromEntries(reply.value.items.map((each) => [each.key_id, each.public_key]))
  const rescue = reply.value.rescue?.public_key
  return await talk.database.write(['meta'], (tx) => pinKeys(tx, { epoch, items, rescue }), [])
}

async function isSigned({ signature, ...said }: Receipt, key: string): Promise<boolean> {
  const { verify } = await import('../device/proof/ed25519')
  try {
    return await verify(bytesOf(key), bytesOf(signature), new TextEncoder().encode(canonical(said)))
  } catch {
    return false // no base64, or no canonical text: nobody signed that
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
