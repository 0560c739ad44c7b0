// Off the page's own thread: decode upright and small, encode as JPEG, read what the file says of itself.

import { exif, EXIF_HEAD_BYTES } from './exif'
import type { Shrunk } from './phone'
import { fit, isHeic, isUniform, MOST_PIXELS, sizeOf } from './pixels'

export interface Wish {
  source: Blob
  long_side: number
  max_bytes: number
}

const QUALITIES = [0.88, 0.8, 0.7, 0.6, 0.45]
const PROBE = 64

export async function shrink({ source, long_side, max_bytes }: Wish): Promise<Shrunk> {
  const head = await source.slice(0, EXIF_HEAD_BYTES).arrayBuffer()
  const bitmap = await decode(source, head, long_side)
  if (!bitmap) return { is: 'undecodable', heic: isHeic(head) }
  try {
    for (let side = long_side; ; side = Math.round(side * 0.8)) {
      const size = fit(bitmap.width, bitmap.height, side)
      const canvas = new OffscreenCanvas(size.width, size.height)
      const context = canvas.getContext('2d', { alpha: false })
      if (!context) return { is: 'uniform' }
      context.imageSmoothingQuality = 'high'
      context.drawImage(bitmap, 0, 0, size.width, size.height)
      if (isUniform(probe(canvas))) return { is: 'uniform' }
      const blob = await encode(canvas, max_bytes)
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

async function encode(canvas: OffscreenCanvas, max_bytes: number): Promise<Blob> {
  let blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITIES[0] })
  for (const quality of QUALITIES.slice(1)) {
    if (blob.size <= max_bytes) break
    blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  }
  return blob
}

function probe(canvas: OffscreenCanvas): Uint8ClampedArray {
  const small = new OffscreenCanvas(PROBE, PROBE)
  const context = small.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) return new Uint8ClampedArray(4)
  context.drawImage(canvas, 0, 0, PROBE, PROBE)
  return context.getImageData(0, 0, PROBE, PROBE).data
}

addEventListener('message', (event: MessageEvent<{ id: number; wish: Wish }>) => {
  const { id, wish } = event.data
  void shrink(wish).then(
    (shrunk) => postMessage({ id, shrunk }, { transfer: shrunk.is === 'picture' ? [shrunk.bytes] : [] }),
    (error: unknown) => postMessage({ id, failed: String(error) }),
  )
})
