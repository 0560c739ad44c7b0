// Checks an Ed25519 signature: by the browser where it can, else by plain arithmetic, which takes a fraction of a second.

import { verifyPlainly } from './ed25519-plain'

export async function verify(
  key: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    const known = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', known, signature, message)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return await verifyPlainly(key, signature, message)
  }
}
