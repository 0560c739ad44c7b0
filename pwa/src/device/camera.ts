// The camera in the page: a stream to look through, a still frame, the torch. The camera app would kill the page on weak phones.

export type Viewfinder =
  | { is: 'open'; stream: MediaStream; shoot(): Promise<Blob | null>; torch: Torch | null; close(): void }
  | { is: 'refused'; why: 'denied' | 'none' | 'busy' | 'insecure' }

export interface Torch {
  on: boolean
  set(on: boolean): Promise<void>
}

const WISH: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 2560 }, height: { ideal: 1920 } },
}

/** Opens the back camera; `ended` is called when the system takes it away. One stream for a whole visit: iOS asks the person
 *  each time it is opened anew. */
export async function openCamera(ended: () => void): Promise<Viewfinder> {
  if (!navigator.mediaDevices?.getUserMedia) return { is: 'refused', why: isSecureContext ? 'none' : 'insecure' }
  try {
    const stream = await navigator.mediaDevices.getUserMedia(WISH)
    const [track] = stream.getVideoTracks()
    if (!track) return { is: 'refused', why: 'none' }
    track.addEventListener('ended', ended)
    const close = () => stream.getTracks().forEach((each) => each.stop())
    return { is: 'open', stream, shoot: () => frame(stream), torch: torchOf(track), close }
  } catch (error) {
    return { is: 'refused', why: reason(error) }
  }
}

function reason(error: unknown): 'denied' | 'none' | 'busy' {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none'
}

/** The frame as it is now, at the camera's own size; the worker makes it small. */
async function frame(stream: MediaStream): Promise<Blob | null> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  try {
    await video.play()
    const canvas = document.createElement('canvas')
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    if (!canvas.width || !canvas.height) return null
    canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95))
    canvas.width = canvas.height = 0
    return blob
  } finally {
    video.srcObject = null
  }
}

function torchOf(track: MediaStreamTrack): Torch | null {
  const can = track.getCapabilities?.() as { torch?: boolean } | undefined
  if (!can?.torch) return null
  const torch: Torch = {
    on: false,
    async set(on) {
      await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
      torch.on = on
    },
  }
  return torch
}
