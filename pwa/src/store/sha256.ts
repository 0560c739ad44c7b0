// SHA-256 of a short text, at once: inside an IndexedDB transaction nothing else may be awaited.

const ROUNDS = constants(64, (prime) => Math.cbrt(prime))
const START = constants(8, (prime) => Math.sqrt(prime))

/** Lower-case hex. For photos use the browser's own digest, which is far faster on large bytes. */
export function sha256(text: string): string {
  const message = padded(new TextEncoder().encode(text))
  const view = new DataView(message.buffer)
  const hash = Uint32Array.from(START)
  const w = new Uint32Array(64)
  for (let at = 0; at < message.length; at += 64) block(view, at, w, hash)
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('')
}

function block(view: DataView, at: number, w: Uint32Array, hash: Uint32Array): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i)
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15]!
    const b = w[i - 2]!
    w[i] =
      (w[i - 16]! + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7]! + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i]! + w[i]!) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] = (hash[i]! + word) | 0))
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function padded(bytes: Uint8Array): Uint8Array {
  const message = new Uint8Array((((bytes.length + 8) >> 6) << 6) + 64)
  message.set(bytes)
  message[bytes.length] = 0x80
  const view = new DataView(message.buffer)
  view.setUint32(message.length - 8, Math.floor(bytes.length / 0x20000000))
  view.setUint32(message.length - 4, bytes.length << 3)
  return message
}

/** The first 32 bits of the fractional parts of roots of primes, as FIPS 180-4 defines them. */
function constants(count: number, root: (prime: number) => number): Uint32Array {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (!found.some((prime) => n % prime === 0)) found.push(n)
  return Uint32Array.from(found, (prime) => Math.floor((root(prime) % 1) * 2 ** 32))
}
