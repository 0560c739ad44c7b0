// Closes bytes so that only the holder of one private key can open them: ECDH on P-256, HKDF-SHA-256, AES-256-GCM in segments.

export interface Sealing {
  /** Adds bytes; they are closed as they come, and held outside of the page's memory. */
  add(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Closes the last segment: without it the file is known to be cut. */
  end(): Promise<Blob>
}

export const SEGMENT = 65_536
const MAGIC = 'OSMOTR-RESCUE/1\n'
const END = '\nOSMOTR-END\n'
const INFO = 'osmotr rescue 1'
/** So many segments are given to the browser as one Blob, which it may keep on the disk. */
const SEGMENTS_A_BLOB = 32
const CURVE = { name: 'ECDH', namedCurve: 'P-256' }

/** `point`: the public key, 65 bytes. The layout is in docs/protocol.md, «Rescue file». */
export async function sealedFor(point: Uint8Array<ArrayBuffer>): Promise<Sealing> {
  const { subtle } = crypto
  const theirs = await subtle.importKey('raw', point, CURVE, false, [])
  const ours = await subtle.generateKey(CURVE, false, ['deriveBits'])
  const key_id = new Uint8Array(await subtle.digest('SHA-256', point)).subarray(0, 8)
  const ephemeral = new Uint8Array(await subtle.exportKey('raw', ours.publicKey))
  const header = joined([text(MAGIC), key_id, ephemeral])
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256)
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const derived = { name: 'HKDF', hash: 'SHA-256', salt: header, info: text(INFO) }
  const key = await subtle.deriveKey(derived, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])

  const parts: BlobPart[] = [header]
  let fresh: BlobPart[] = []
  let buffer = new Uint8Array(SEGMENT)
  let filled = 0
  let number = 0

  async function close(last: boolean): Promise<void> {
    const iv = new Uint8Array(12)
    new DataView(iv.buffer).setUint32(7, number)
    iv[11] = last ? 1 : 0
    number += 1
    fresh.push(await subtle.encrypt({ name: 'AES-GCM', iv }, key, buffer.subarray(0, filled)))
    filled = 0
    if (last || fresh.length >= SEGMENTS_A_BLOB) {
      parts.push(new Blob(fresh))
      fresh = []
    }
  }

  return {
    async add(bytes) {
      for (let at = 0; at < bytes.length;) {
        if (filled === SEGMENT) await close(false)
        const more = Math.min(SEGMENT - filled, bytes.length - at)
        buffer.set(bytes.subarray(at, at + more), filled)
        filled += more
        at += more
      }
    },
    async end() {
      await close(true)
      buffer = new Uint8Array()
      return new Blob([...parts, text(END)], { type: 'application/octet-stream' })
    },
  }
}

function text(words: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(words)
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
