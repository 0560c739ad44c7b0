// The code of a sealed report, made of its receipt on the phone as on the server (inspections/report_code.py).

import { hash } from '../../device/proof/hash'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
const BITS = 5

/** «ABCD-EFGH-JKMN»: the first 60 bits of SHA-256 of the signature as it is written in the receipt. */
export async function codeOf(receipt: { signature: string }): Promise<string> {
  const digest = await hash(new TextEncoder().encode(receipt.signature).buffer)
  const bits = [...digest.slice(0, 16)].map((digit) => parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const letters = Array.from(
    { length: LENGTH },
    (_, at) => LETTERS[parseInt(bits.slice(at * BITS, at * BITS + BITS), 2)],
  )
  return inFours(letters.join(''))
}

/** In groups of four, as it stands on paper. */
export function inFours(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}
