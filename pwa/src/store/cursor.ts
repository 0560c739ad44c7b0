// Where this phone stands: which device it is, what it has been told, what it waits for.

import type { AnyTx, CursorMeta, DeviceMeta, KeysMeta, WaitingMeta, Writing } from './database'

export async function readDevice(tx: AnyTx): Promise<DeviceMeta | undefined> {
  return (await tx.objectStore('meta').get('device')) as DeviceMeta | undefined
}

export async function readCursor(tx: AnyTx): Promise<CursorMeta> {
  return (
    ((await tx.objectStore('meta').get('cursor')) as CursorMeta | undefined) ?? {
      epoch: 0,
      cursor: 0,
      told: {},
      last_contact: null,
    }
  )
}

export async function readWaiting(tx: AnyTx): Promise<WaitingMeta | null> {
  return ((await tx.objectStore('meta').get('waiting')) as WaitingMeta | undefined) ?? null
}

export async function readKeys(tx: AnyTx): Promise<KeysMeta | undefined> {
  return (await tx.objectStore('meta').get('keys')) as KeysMeta | undefined
}

/** Keys of a life of the server that has none yet, or of a newer one; answers those that stand. */
export async function pinKeys(tx: Writing, keys: KeysMeta): Promise<KeysMeta['items']> {
  const before = await readKeys(tx)
  const newer = !before || before.epoch < keys.epoch
  const lacking = before?.epoch === keys.epoch && before.rescue === undefined
  if (!newer && !lacking) return before.items
  const pinned = newer ? keys : { ...before, rescue: keys.rescue }
  await tx.objectStore('meta').put(pinned, 'keys')
  return pinned.items
}

export async function putDevice(tx: Writing, device: DeviceMeta): Promise<void> {
  await tx.objectStore('meta').put(device, 'device')
}

export async function putCursor(tx: Writing, cursor: CursorMeta): Promise<void> {
  await tx.objectStore('meta').put(cursor, 'cursor')
}

export async function putWaiting(tx: Writing, waiting: WaitingMeta | null): Promise<void> {
  if (waiting) await tx.objectStore('meta').put(waiting, 'waiting')
  else await tx.objectStore('meta').delete('waiting')
}

/** A device that has written nothing yet. */
export function newDevice(device: string, former: string[] = []): DeviceMeta {
  return { device, enrolled: false, next_n: 1, hlc: null, head_hash: null, nonce: null, fell_back: false, former }
}

/** 128 random bits, 32 lower-case hex digits. */
export function newDeviceId(random: { bytes(count: number): Uint8Array }): string {
  return Array.from(random.bytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
