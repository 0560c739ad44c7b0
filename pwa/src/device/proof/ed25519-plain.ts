// Ed25519 verification as RFC 8032 writes it down, for browsers that lack it. Nothing here is secret, so nothing needs constant time.

const P = 2n ** 255n - 19n
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
const D = mod(-121665n * power(121666n, P - 2n))
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n)

/** Extended coordinates: x = X/Z, y = Y/Z, T = XY/Z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint]

export async function verifyPlainly(
  key: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return false
  const [a, r, s] = [pointOf(key), pointOf(signature.subarray(0, 32)), numberOf(signature.subarray(32))]
  if (!a || !r || s >= ORDER) return false
  const digest = await crypto.subtle.digest('SHA-512', joined(signature.subarray(0, 32), key, message))
  const k = numberOf(new Uint8Array(digest)) % ORDER
  return same(times(BASE, s), plus(r, times(a, k)))
}

function mod(value: bigint): bigint {
  const rest = value % P
  return rest < 0n ? rest + P : rest
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let [square, left] = [base % P, exponent]; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % P
    square = (square * square) % P
  }
  return result
}

function plus([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const [a, b] = [mod((y1 - x1) * (y2 - x2)), mod((y1 + x1) * (y2 + x2))]
  const [c, d] = [mod(2n * t1 * t2 * D), mod(2n * z1 * z2)]
  const [e, f, g, h] = [b - a, d - c, d + c, b + a]
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)]
}

function times(point: Point, factor: bigint): Point {
  let result: Point = [0n, 1n, 1n, 0n]
  for (let [added, left] = [point, factor]; left > 0n; left >>= 1n) {
    if (left & 1n) result = plus(result, added)
    added = plus(added, added)
  }
  return result
}

function same([x1, y1, z1]: Point, [x2, y2, z2]: Point): boolean {
  return mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n
}

/** The point with this y and this lowest bit of x; null where the curve has none. */
function pointAt(y: bigint, odd: bigint): Point | null {
  if (y >= P) return null
  const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)]
  let x = mod(u * v ** 3n * power(mod(u * v ** 7n), (P - 5n) / 8n))
  if (mod(v * x * x) !== u) x = mod(x * ROOT_OF_MINUS_ONE)
  if (mod(v * x * x) !== u || (x === 0n && odd === 1n)) return null
  if ((x & 1n) !== odd) x = P - x
  return [x, y, 1n, mod(x * y)]
}

function pointOf(bytes: Uint8Array): Point | null {
  const number = numberOf(bytes)
  return pointAt(number & (2n ** 255n - 1n), number >> 255n)
}

const BASE = pointAt(mod(4n * power(5n, P - 2n)), 0n)!

/** Little end first. */
function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n)
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parts.flatMap((part) => [...part]))
}
