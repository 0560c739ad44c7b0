// The rescue file is written without any server, holds all unsent work of one person, and only the server can open it.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { PhotoInput } from '../inspection/photo'
import type { RescueOutcome } from './rescue'
import { hold, opened, picture, signedIn, world, type Held } from '../scene-double'
import type { ServerDouble } from '../../sync/server-double'
import type { Operation } from '../../api/sync-shapes'

const HEADER = 89
const END = '\nOSMOTR-END\n'
const photo = (text: string): PhotoInput => ({ source: 'file', picture: picture(text) })

interface Opened {
  label: {
    account_id: string
    devices: { device: string; operations: number; nonces: string[] }[]
    photos: { sha256: string; bytes: number }[]
  }
  operations: Operation[]
  photos: Uint8Array[]
}

/** Opens a file as docs/protocol.md says. */
async function unsealed(server: ServerDouble, file: Blob): Promise<Opened> {
  const { subtle } = crypto
  const bytes = new Uint8Array(await file.arrayBuffer())
  expect(new TextDecoder().decode(bytes.slice(0, 16))).toBe('OSMOTR-RESCUE/1\n')
  expect(new TextDecoder().decode(bytes.slice(-END.length))).toBe(END)
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const theirs = await subtle.importKey('raw', bytes.slice(24, HEADER), curve, false, [])
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, (await server.opener).privateKey, 256)
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode('osmotr rescue 1')
  const derived = { name: 'HKDF', hash: 'SHA-256', salt: bytes.slice(0, HEADER), info }
  const key = await subtle.deriveKey(derived, secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt'])
  const closed = bytes.slice(HEADER, -END.length)
  const plain: number[] = []
  for (let at = 0, number = 0; at < closed.length; at += 65_552, number++) {
    const iv = new Uint8Array(12)
    new DataView(iv.buffer).setUint32(7, number)
    iv[11] = at + 65_552 >= closed.length ? 1 : 0
    const part = await subtle.decrypt({ name: 'AES-GCM', iv }, key, closed.slice(at, at + 65_552))
    for (const byte of new Uint8Array(part)) plain.push(byte)
  }
  const all = Uint8Array.from(plain)
  let at = 0
  const record = () => {
    const length = new DataView(all.buffer).getUint32(at)
    at += 4 + length
    return all.slice(at - length, at)
  }
  const json = <T>() => JSON.parse(new TextDecoder().decode(record())) as T
  const label = json<Opened['label']>()
  const operations = label.devices.flatMap((each) => Array.from({ length: each.operations }, () => json<Operation>()))
  const photos = label.photos.map(record)
  expect(at).toBe(all.length)
  return { label, operations, photos }
}

async function written(held: Held): Promise<Extract<RescueOutcome, { is: 'made' }>> {
  const outcome = await held.client.rescue.write()
  if (outcome.is !== 'made') throw new Error(outcome.is)
  return outcome
}

async function worked(server: ServerDouble): Promise<Held> {
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.answer('SIG-01', 'no')
  await held.client.sync()
  await open.answer('SIG-01', 'yes')
  await open.answer('SIG-02', 25.5)
  await open.takePhoto('SIG-01', photo('one'))
  await open.takePhoto('SIG-01', photo('x'.repeat(200_000)))
  return held
}

it('holds every operation that the phone keeps and every photo that is only here, and asks nobody', async () => {
  const server = world()
  const held = await worked(server)
  server.requests = []
  const made = await written(held)
  expect(server.requests).toEqual([])
  expect(made).toMatchObject({ operations: 4, photos: 2, absent: 0 })
  expect(made.name).toMatch(/^osmotr-\d{4}-\d\d-\d\d-\d{4}\.osmotr$/)
  const { label, operations, photos } = await unsealed(server, made.file)
  expect(label.account_id).toBe('anna')
  expect(operations.map((op) => [op.n, op.value]).slice(0, 3)).toEqual([
    [1, 'no'],
    [2, 'yes'],
    [3, 25.5],
  ])
  expect(photos.map((bytes) => new TextDecoder().decode(bytes))).toEqual(['one', 'x'.repeat(200_000)])
  expect(label.photos.map(({ bytes }) => bytes)).toEqual([3, 200_000])
  expect(label.devices[0]?.nonces.at(-1)).toMatch(/^nonce-/)
})

it('changes nothing on the phone: what was written to a file is still sent as before', async () => {
  const server = world()
  const held = await worked(server)
  await written(held)
  expect(held.client.status.unsent.value).toMatchObject({ operations: 4, photos: 2 })
  await held.client.sync()
  expect(held.client.status.unsent.value).toMatchObject({ operations: 0, photos: 0 })
  expect(await held.client.rescue.write()).toEqual({ is: 'nothing' })
})

it('is written when the session has ended and nothing answers', async () => {
  const server = world()
  const held = await worked(server)
  held.jar.account = null
  await held.client.sync()
  expect(held.client.status.sign_in_needed.value).toBe(true)
  server.weather = Array.from({ length: 50 }, () => 'down' as const)
  expect(await written(held)).toMatchObject({ operations: 4, photos: 2 })
})

it('leaves out a photo whose bytes the store has lost or spoilt, and says so', async () => {
  const server = world()
  const held = await worked(server)
  const database = held.client.database()!
  await database.write(
    ['photo_bytes'],
    async (tx) => {
      const [lost, spoilt] = await tx.objectStore('photo_bytes').getAll()
      await tx.objectStore('photo_bytes').delete(lost!.sha256)
      await tx.objectStore('photo_bytes').put({ ...spoilt!, bytes: new ArrayBuffer(spoilt!.bytes.byteLength) })
    },
    [],
  )
  const made = await written(held)
  expect(made).toMatchObject({ operations: 4, photos: 0, absent: 2 })
  expect((await unsealed(server, made.file)).photos.map((bytes) => bytes.length)).toEqual([0, 0])
})

it('says that the browser does not read its storage out', async () => {
  const held = await worked(world())
  const get = IDBObjectStore.prototype.getAll
  IDBObjectStore.prototype.getAll = () => {
    throw new DOMException('Internal error', 'UnknownError')
  }
  try {
    expect(await held.client.rescue.write()).toEqual({ is: 'unreadable', reason: 'UnknownError' })
  } finally {
    IDBObjectStore.prototype.getAll = get
  }
})

it('is closed to the key of the server that the phone first met, and no key is asked for twice', async () => {
  const server = world()
  const held = await worked(server)
  const first = server.opener
  server.opener = crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  await held.client.sync()
  await (await opened(held.client)).answer('SIG-02', 30)
  const made = await written(held)
  await expect(unsealed(server, made.file)).rejects.toThrow()
  server.opener = first
  await unsealed(server, made.file)
  expect(server.requests.filter((each) => each === 'GET /keys')).toHaveLength(1)
})

it('is asked its key by a phone that pinned the keys of receipts before rescue files were known', async () => {
  const server = world()
  const held = await worked(server)
  const database = held.client.database()!
  await database.write(
    ['meta'],
    async (tx) => {
      const keys = (await tx.objectStore('meta').get('keys')) as { epoch: number; items: Record<string, string> }
      await tx.objectStore('meta').put({ epoch: keys.epoch, items: { pinned: 'before' } }, 'keys')
    },
    [],
  )
  expect(await held.client.rescue.write()).toEqual({ is: 'no-key' })
  await held.client.sync()
  await (await opened(held.client)).answer('SIG-02', 31)
  await unsealed(server, (await written(held)).file)
  const keys = await database.read(['meta'], (tx) => tx.objectStore('meta').get('keys'))
  expect(keys).toMatchObject({ items: { pinned: 'before' } })
})

it('is of the person who is signed in, never of another one on the same phone', async () => {
  const server = world()
  const anna = await worked(server)
  await anna.client.signOut()
  expect(await anna.client.rescue.write()).toEqual({ is: 'nothing' })
  const boris = hold(server, anna.wires)
  await boris.client.begin()
  await boris.client.signIn('boris@demo.test', 'secret')
  expect(await boris.client.rescue.write()).toEqual({ is: 'nothing' })
})
