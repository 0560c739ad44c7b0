// One frame of a video as a JPEG: in a worker, on the page where the browser lends a worker no canvas (Safari before 16.4).

import { fit } from './pixels'

/** Near enough to what the camera saw: the photo is made of it. */
const QUALITY = 0.95

let worker: Worker | null = null
let last = 0

/** The frame of this moment, its long side at most so many pixels; null when the browser makes no picture of it. */
export async function frameOf(video: HTMLVideoElement, long_side: number): Promise<Blob | null> {
  return (await inWorker(video, long_side).catch(() => null)) ?? (await onPage(video, long_side))
}

/** Null: the worker could not, which says nothing of the frame. */
async function inWorker(video: HTMLVideoElement, long_side: number): Promise<Blob | null> {
  if (!('OffscreenCanvas' in self)) return null
  const frame = await createImageBitmap(video)
  worker ??= new Worker(new URL('./frame-worker.ts', import.meta.url), { type: 'module' })
  const asked = worker
  const id = ++last
  return await new Promise((resolve) => {
    const hear = (event: MessageEvent<{ id: number; blob: Blob | null }>) => {
      if (event.data.id === id) end(event.data.blob)
    }
    const end = (blob: Blob | null) => {
      asked.removeEventListener('message', hear)
      asked.removeEventListener('error', fail)
      resolve(blob)
    }
    const fail = () => {
      if (worker === asked) worker = null
      asked.terminate()
      end(null)
    }
    asked.addEventListener('message', hear)
    asked.addEventListener('error', fail)
    asked.postMessage({ id, frame, long_side, quality: QUALITY }, [frame])
  })
}

/** Drawn at once; one canvas a frame, given back when it is encoded. */
async function onPage(video: HTMLVideoElement, long_side: number): Promise<Blob | null> {
  const size = fit(video.videoWidth, video.videoHeight, long_side)
  const canvas = Object.assign(document.createElement('canvas'), size)
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0, size.width, size.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  canvas.width = canvas.height = 0
  return blob
}
