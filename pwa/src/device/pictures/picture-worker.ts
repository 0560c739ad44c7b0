// Makes pictures small off the page's own thread.

import { shrink, type Wish } from './shrink'

const canvases = {
  make: (width: number, height: number) => new OffscreenCanvas(width, height),
  jpeg: (canvas: OffscreenCanvas, quality: number) => canvas.convertToBlob({ type: 'image/jpeg', quality }),
}

addEventListener('message', (event: MessageEvent<{ id: number; wish: Wish }>) => {
  const { id, wish } = event.data
  void shrink(wish, canvases).then(
    (shrunk) => postMessage({ id, shrunk }, { transfer: shrunk.is === 'picture' ? [shrunk.bytes] : [] }),
    (error: unknown) => postMessage({ id, failed: String(error) }),
  )
})
