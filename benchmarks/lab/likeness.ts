// A large picture made small by the phone's part or by a plain canvas, and how like the original the outcome is.

import { browserPhone } from '../../pwa/src/device/browser-phone'

interface Limits {
  long_side: number
  max_bytes: number
}

interface Made {
  width: number
  height: number
  bytes: number
}

const BLOCK = 8
/** Of Wang and others, 2004, for brightness 0…255. */
const [C1, C2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]

let source: Blob
let outcome: Blob

/** The picture is here before the memory is counted. */
export async function prepare(url: string): Promise<void> {
  source = await (await fetch(url)).blob()
}

/** `like`: what ours came to: the plain canvas takes the same size and the best quality that weighs no more. */
export async function make(way: 'ours' | 'plain', limits: Limits, like: Made | null): Promise<Made> {
  if (way === 'plain' && like) return await plain(like)
  const shrunk = await browserPhone().pictures.shrink(source, limits)
  if (shrunk.is !== 'picture') throw new Error(`the picture became ${shrunk.is}`)
  outcome = new Blob([shrunk.bytes], { type: shrunk.type })
  return { width: shrunk.width, height: shrunk.height, bytes: outcome.size }
}

async function plain({ width, height, bytes }: Made): Promise<Made> {
  const bitmap = await createImageBitmap(source)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  for (let quality = 0.95; quality > 0.3; quality -= 0.01) {
    outcome = (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality)))!
    if (outcome.size <= bytes) break
  }
  return { width, height, bytes: outcome.size }
}

/** The mean SSIM of brightness over blocks of 8 × 8, half a block apart, against a picture without loss. */
export async function likeness(truth: string): Promise<number> {
  const [one, other] = [await greyOf(outcome), await greyOf(await (await fetch(truth)).blob())]
  let [sum, count] = [0, 0]
  for (let y = 0; y + BLOCK <= one.height; y += BLOCK / 2) {
    for (let x = 0; x + BLOCK <= one.width; x += BLOCK / 2) {
      sum += block(one.pixels, other.pixels, y * one.width + x, one.width)
      count += 1
    }
  }
  return sum / count
}

function block(one: Float32Array, other: Float32Array, start: number, width: number): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0]
  for (let y = 0; y < BLOCK; y++) {
    for (let x = 0; x < BLOCK; x++) {
      const [p, q] = [one[start + y * width + x]!, other[start + y * width + x]!]
      a += p
      b += q
      aa += p * p
      bb += q * q
      ab += p * q
    }
  }
  const all = BLOCK * BLOCK
  const [ma, mb] = [a / all, b / all]
  const [va, vb, cov] = [aa / all - ma * ma, bb / all - mb * mb, ab / all - ma * mb]
  return ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2))
}

async function greyOf(blob: Blob): Promise<{ width: number; height: number; pixels: Float32Array }> {
  const bitmap = await createImageBitmap(blob)
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const pixels = new Float32Array(width * height)
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!
  return { width, height, pixels }
}
