// Decode a picture upright, and already small where the browser can.

import { isUpright } from './exif'
import { eighths, MOST_PIXELS, sizeOf } from './pixels'

export interface Decoded {
  image: ImageBitmap | VideoFrame
  width: number
  height: number
  close(): void
}

/** Null when the browser cannot read it. A 12-megapixel picture never stands whole in memory where the browser can help it. */
export async function decode(source: Blob, head: ArrayBuffer, long_side: number): Promise<Decoded | null> {
  const part = await fraction(source, head, long_side)
  if (part) return part
  const options: ImageBitmapOptions = { imageOrientation: 'from-image', resizeQuality: 'high' }
  const said = sizeOf(head)
  if (said && Math.max(said.width, said.height) > long_side) {
    const narrow = await small(source, options, long_side)
    if (narrow) return whole(narrow)
  }
  const image = await createImageBitmap(source, options).catch(() => createImageBitmap(source).catch(() => null))
  return image && whole(image)
}

/** An upright JPEG straight to a few eighths of its size, half for most: three times as fast as whole and then small. */
async function fraction(source: Blob, head: ArrayBuffer, long_side: number): Promise<Decoded | null> {
  const said = sizeOf(head)
  const part = said && eighths(said, long_side)
  if (!part || !('ImageDecoder' in self) || new DataView(head).getUint16(0) !== 0xffd8 || !isUpright(head)) return null
  const [desiredWidth, desiredHeight] = [Math.ceil((said.width * part) / 8), Math.ceil((said.height * part) / 8)]
  const options = { data: await source.arrayBuffer(), type: 'image/jpeg', desiredWidth, desiredHeight }
  const decoder = new ImageDecoder(options)
  try {
    const { image } = await decoder.decode()
    const { displayWidth: width, displayHeight: height } = image
    if (width === desiredWidth && height === desiredHeight) return { image, width, height, close: () => image.close() }
    image.close()
    return null
  } catch {
    return null // the other road says what is wrong with it
  } finally {
    decoder.close()
  }
}

/** With the width given the height follows, after turning upright; only a very tall picture has to be read by its height. */
async function small(source: Blob, options: ImageBitmapOptions, long_side: number): Promise<ImageBitmap | null> {
  const wide = await createImageBitmap(source, { ...options, resizeWidth: long_side }).catch(() => null)
  if (!wide || wide.width * wide.height <= MOST_PIXELS) return wide
  wide.close()
  return await createImageBitmap(source, { ...options, resizeHeight: long_side }).catch(() => null)
}

function whole(image: ImageBitmap): Decoded {
  return { image, width: image.width, height: image.height, close: () => image.close() }
}
