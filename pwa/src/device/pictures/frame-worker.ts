// Encodes a frame of the camera off the page's own thread, so that the next shot has not to wait for it.

import { fit } from './pixels'

interface Frame {
  id: number
  frame: ImageBitmap
  long_side: number
  quality: number
}

async function encode({ frame, long_side, quality }: Frame): Promise<Blob> {
  const size = fit(frame.width, frame.height, long_side)
  const canvas = new OffscreenCanvas(size.width, size.height)
  canvas.getContext('2d', { alpha: false })?.drawImage(frame, 0, 0, size.width, size.height)
  frame.close()
  return await canvas.convertToBlob({ type: 'image/jpeg', quality })
}

addEventListener('message', (event: MessageEvent<Frame>) => {
  const { id } = event.data
  void encode(event.data).then(
    (blob) => postMessage({ id, blob }),
    () => postMessage({ id, blob: null }),
  )
})
