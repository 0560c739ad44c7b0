// Make a picture small, encode it as JPEG, read what the file says of itself; on whatever canvas there is.

import { decode } from './decode'
import { exif, EXIF_HEAD_BYTES } from './exif'
import { doubtOf, GLANCE_PX, greyOf, look } from './judge'
import type { PictureLimits, Shrunk } from '../phone'
import { fit, isHeic, isUniform, sizeOf, VAST_PIXELS } from './pixels'

export interface Wish extends PictureLimits {
  source: Blob
}

/** Qualities, and what a photo weighs at each beside what it weighs at the first. */
const QUALITIES = [
  [0.88, 1],
  [0.8, 0.73],
  [0.7, 0.57],
  [0.6, 0.48],
  [0.45, 0.37],
] as const

export type Canvas = OffscreenCanvas | HTMLCanvasElement

/** Canvases of a worker, or of the page where workers have none. */
export interface Canvases<C extends Canvas> {
  make(width: number, height: number): C
  jpeg(canvas: C, quality: number): Promise<Blob>
}

interface Made {
  shrunk: Shrunk
  /** One colour all over. */
  flat: boolean
}

export async function shrink<C extends Canvas>(wish: Wish, canvases: Canvases<C>): Promise<Shrunk> {
  const head = await wish.source.slice(0, EXIF_HEAD_BYTES).arrayBuffer()
  const said = sizeOf(head)
  const pixels = said ? said.width * said.height : 0
  if (pixels > VAST_PIXELS) return { is: 'vast', megapixels: Math.round(pixels / 1e6) }
  const first = await make(wish, head, canvases)
  if (first.shrunk.is !== 'picture' || !first.flat) return first.shrunk
  // a browser short of memory hands out one flat colour instead of a picture: it is asked once more for half as much
  const second = await make({ ...wish, long_side: Math.round(wish.long_side / 2) }, head, canvases)
  return second.shrunk.is === 'picture' && !second.flat ? second.shrunk : first.shrunk
}

const NO_CANVAS: Made = { shrunk: { is: 'uniform' }, flat: false }

async function make<C extends Canvas>(wish: Wish, head: ArrayBuffer, canvases: Canvases<C>): Promise<Made> {
  const { source, long_side, max_bytes } = wish
  const decoded = await decode(source, head, long_side)
  if (!decoded) return { shrunk: { is: 'undecodable', heic: isHeic(head) }, flat: false }
  try {
    for (let side = long_side; ; side = Math.round(side * 0.8)) {
      const size = fit(decoded.width, decoded.height, side)
      const canvas = canvases.make(size.width, size.height)
      const context = pen(canvas, { alpha: false })
      if (!context) return NO_CANVAS
      context.imageSmoothingQuality = 'high'
      context.drawImage(decoded.image, 0, 0, size.width, size.height)
      const seen = glance(canvas, canvases)
      const blob = await encode((quality) => canvases.jpeg(canvas, quality), max_bytes)
      canvas.width = canvas.height = 0
      if (blob.type !== 'image/jpeg' || !seen) return NO_CANVAS
      if (blob.size > max_bytes && side > 320) continue
      const doubt = doubtOf(look(greyOf(seen)), wish.looks)
      const bytes = await blob.arrayBuffer()
      return {
        shrunk: { is: 'picture', bytes, type: 'image/jpeg', ...size, exif: exif(head), doubt },
        flat: isUniform(seen.data),
      }
    }
  } finally {
    decoded.close()
  }
}

/** The best quality that fits; those that cannot fit by what the first weighs are not tried. */
async function encode(jpeg: (quality: number) => Promise<Blob>, max_bytes: number): Promise<Blob> {
  let blob = await jpeg(QUALITIES[0][0])
  const first = blob.size
  for (const [at, [quality, weight]] of QUALITIES.entries()) {
    if (blob.size <= max_bytes) break
    const hopeless = first * weight > max_bytes * 1.05 && at < QUALITIES.length - 1
    if (at > 0 && !hopeless) blob = await jpeg(quality)
  }
  return blob
}

function pen(canvas: Canvas, how: CanvasRenderingContext2DSettings): OffscreenCanvasRenderingContext2D | null {
  return (canvas as OffscreenCanvas).getContext('2d', how)
}

/** The picture as small as it is judged; null where there is no canvas for it. Halved twice and not resampled otherwise: the
 *  server averages squares of pixels too. */
function glance<C extends Canvas>(canvas: C, canvases: Canvases<C>): ImageData | null {
  const { width, height } = fit(canvas.width, canvas.height, GLANCE_PX)
  const small = canvases.make(width, height)
  const context = pen(small, { alpha: false, willReadFrequently: true })
  if (!context) return null
  context.imageSmoothingQuality = 'medium'
  context.drawImage(canvas, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
