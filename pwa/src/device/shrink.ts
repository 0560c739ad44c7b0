// Decode a picture upright and small, encode it as JPEG, read what the file says of itself; on whatever canvas there is.

import { exif, EXIF_HEAD_BYTES } from './exif'
import type { Shrunk } from './phone'
import { fit, isHeic, isUniform, MOST_PIXELS, sizeOf } from './pixels'

export interface Wish {
  source: Blob
  long_side: number
  max_bytes: number
}

const QUALITIES = [0.88, 0.8, 0.7, 0.6, 0.45] as const
const PROBE = 64

export type Canvas = OffscreenCanvas | HTMLCanvasElement

/** Canvases of a worker, or of the page where workers have none. */
export interface Canvases<C extends Canvas> {
  make(width: number, height: number): C
  jpeg(canvas: C, quality: number): Promise<Blob>
}

export async function shrink<C extends Canvas>(
  { source, long_side, max_bytes }: Wish,
  canvases: Canvases<C>,
): Promise<Shrunk> {
  const head = await source.slice(0, EXIF_HEAD_BYTES).arrayBuffer()
  const bitmap = await decode(source, head, long_side)
  if (!bitmap) return { is: 'undecodable', heic: isHeic(head) }
  try {
    for (let side = long_side; ; side = Math.round(side * 0.8)) {
      const size = fit(bitmap.width, bitmap.height, side)
      const canvas = canvases.make(size.width, size.height)
      const context = pen(canvas, { alpha: false })
      if (!context) return { is: 'uniform' }
      context.imageSmoothingQuality = 'high'
      context.drawImage(bitmap, 0, 0, size.width, size.height)
      if (isUniform(probe(canvas, canvases))) return { is: 'uniform' }
      const blob = await encode((quality) => canvases.jpeg(canvas, quality), max_bytes)
      canvas.width = canvas.height = 0
      if (blob.type !== 'image/jpeg') return { is: 'uniform' }
      if (blob.size > max_bytes && side > 320) continue
      return { is: 'picture', bytes: await blob.arrayBuffer(), type: 'image/jpeg', ...size, exif: exif(head) }
    }
  } finally {
    bitmap.close()
  }
}

/** The decoder itself makes the picture small: a 12-megapixel one never stands whole in memory where the browser can help it. */
async function decode(source: Blob, head: ArrayBuffer, long_side: number): Promise<ImageBitmap | null> {
  const options: ImageBitmapOptions = { imageOrientation: 'from-image', resizeQuality: 'high' }
  const said = sizeOf(head)
  if (said && Math.max(said.width, said.height) > long_side) {
    const narrow = await small(source, options, long_side)
    if (narrow) return narrow
  }
  return await createImageBitmap(source, options).catch(() => createImageBitmap(source).catch(() => null))
}

/** With the width given the height follows, after turning upright; only a very tall picture has to be read by its height. */
async function small(source: Blob, options: ImageBitmapOptions, long_side: number): Promise<ImageBitmap | null> {
  const wide = await createImageBitmap(source, { ...options, resizeWidth: long_side }).catch(() => null)
  if (!wide || wide.width * wide.height <= MOST_PIXELS) return wide
  wide.close()
  return await createImageBitmap(source, { ...options, resizeHeight: long_side }).catch(() => null)
}

async function encode(jpeg: (quality: number) => Promise<Blob>, max_bytes: number): Promise<Blob> {
  let blob = await jpeg(QUALITIES[0])
  for (const quality of QUALITIES.slice(1)) {
    if (blob.size <= max_bytes) break
    blob = await jpeg(quality)
  }
  return blob
}

function pen(canvas: Canvas, how: CanvasRenderingContext2DSettings): OffscreenCanvasRenderingContext2D | null {
  return (canvas as OffscreenCanvas).getContext('2d', how)
}

function probe<C extends Canvas>(canvas: C, canvases: Canvases<C>): Uint8ClampedArray {
  const context = pen(canvases.make(PROBE, PROBE), { alpha: false, willReadFrequently: true })
  if (!context) return new Uint8ClampedArray(4)
  context.drawImage(canvas, 0, 0, PROBE, PROBE)
  return context.getImageData(0, 0, PROBE, PROBE).data
}
