// «Принято сервером» is said on a receipt with the signature of the server that this phone knows, and on nothing else.

import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import sample from '../../../../tests/contract/receipt.json'
import { verify } from '../../device/proof/ed25519'
import { verifyPlainly } from '../../device/proof/ed25519-plain'
import { canonical } from '../../store/canonical'
import type { ServerDouble } from '../../sync/server-double'
import { opened, picture, seen, signedIn, world, type Held } from '../scene-double'

const stranger = () => crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']) as Promise<CryptoKeyPair>
const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const receiptOf = (server: ServerDouble) => server.inspections.get('visit-1')!.doc.receipt!

async function finished(server: ServerDouble): Promise<Held> {
  const held = await signedIn(server)
  const open = await opened(held.client)
  await open.takePhoto('SIG-01', { source: 'camera', picture: picture('x') })
  await open.finish()
  await held.client.sync()
  return held
}

async function said(held: Held) {
  const { lamp, receipt } = await seen(await opened(held.client))
  await held.client.sync()
  return { lamp, receipt, listed: held.client.day.value?.[0]?.receipt_at ?? null }
}

it('says so on the signature of the server', async () => {
  const server = world()
  const held = await finished(server)
  expect(receiptOf(server).signature).not.toBe('')
  expect(await said(held)).toEqual({ lamp: 'accepted', receipt: receiptOf(server), listed: receiptOf(server).time })
})

it('does not say so on a signature of a stranger, and does once the server has signed', async () => {
  const server = world()
  server.signer = stranger()
  const held = await finished(server)
  expect(receiptOf(server).signature).not.toBe('')
  expect(await said(held)).toEqual({ lamp: 'sent', receipt: null, listed: null })
  server.signer = server.keys
  receiptOf(server).signature = ''
  await held.client.sync()
  expect(await said(held)).toMatchObject({ lamp: 'accepted', listed: receiptOf(server).time })
})

it('does not say so on a receipt whose words are not those that were signed', async () => {
  const server = world()
  const held = await finished(server)
  expect(await said(held)).toMatchObject({ lamp: 'accepted' })
  receiptOf(server).manifest = 'another'
  server.inspections.get('visit-1')!.changed = ++server.counter
  await held.client.sync()
  expect(await said(held)).toEqual({ lamp: 'sent', receipt: null, listed: null })
})

it('keeps the keys of the first contact: others that come later in the same life prove nothing', async () => {
  const server = world()
  const held = await signedIn(server)
  server.keys = server.signer = stranger()
  await (await opened(held.client)).finish()
  await held.client.sync()
  expect(await said(held)).toMatchObject({ lamp: 'sent', receipt: null })
  server.epoch += 1
  await held.client.sync()
  expect(await said(held)).toMatchObject({ lamp: 'accepted' })
})

it('leaves sent work on the phone while its receipt is not proved', async () => {
  const server = world()
  server.signer = stranger()
  const held = await finished(server)
  held.phone.time.now += 15 * 86_400_000
  await held.client.sync()
  const kept = await held.client.database()!.read(['photo_bytes'], (tx) => tx.objectStore('photo_bytes').count())
  expect(kept).toBe(1)
})

const { signature, ...text } = sample.receipt
const ways = { 'by the browser': verify, 'by plain arithmetic': verifyPlainly }

it.each(Object.entries(ways))("checks a real server's receipt %s", async (_, check) => {
  const message = new TextEncoder().encode(canonical(text))
  const key = bytes(sample.key.public_key)
  expect(await check(key, bytes(signature), message)).toBe(true)
  const forged = new TextEncoder().encode(canonical({ ...text, seq: text.seq + 1 }))
  expect(await check(key, bytes(signature), forged)).toBe(false)
  for (const at of [0, 31, 32, 63]) {
    const bent = bytes(signature)
    bent[at]! ^= 1
    expect(await check(key, bent, message)).toBe(false)
  }
  const other = bytes(sample.key.public_key)
  other[3]! ^= 1
  expect(await check(other, bytes(signature), message)).toBe(false)
  expect(await check(key, bytes(signature).slice(0, 63), message)).toBe(false)
})

it('checks by plain arithmetic where the browser has no Ed25519', async () => {
  const without = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'))
  const message = new TextEncoder().encode(canonical(text))
  expect(await verify(bytes(sample.key.public_key), bytes(signature), message)).toBe(true)
  expect(await verify(bytes(sample.key.public_key), bytes(signature), message.slice(1))).toBe(false)
  expect(without).toHaveBeenCalledTimes(2)
  without.mockRestore()
})

it('agrees by plain arithmetic with the browser on many signatures', async () => {
  for (let round = 0; round < 8; round++) {
    const pair = await stranger()
    const message = crypto.getRandomValues(new Uint8Array(round * 40))
    const key = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
    const signed = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message))
    expect(await verifyPlainly(key, signed, message)).toBe(true)
    signed[round]! ^= 0x10
    expect(await verifyPlainly(key, signed, message)).toBe(false)
  }
})
