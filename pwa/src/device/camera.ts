// The camera in the page: what it sees, a still frame, torch and zoom. The camera app would kill the page on weak phones.

import { frameOf } from './pictures/frame'

export type Viewfinder =
  | {
      is: 'open'
      /** What the camera sees; whoever shows it hangs it into the page. */
      picture: HTMLVideoElement
      /** The frame at this moment, its long side at most so many pixels; null when there is none. Encoded in the background. */
      shoot(long_side: number): Promise<Blob | null>
      torch: Torch | null
      zoom: Zoom | null
      close(): void
    }
  /** `failed`: it went away, or gave no picture, more often than one wants to wait for. */
  | { is: 'refused'; why: 'denied' | 'none' | 'busy' | 'insecure' | 'failed' }

export interface Torch {
  on: boolean
  set(on: boolean): Promise<void>
}

export interface Zoom {
  /** As many times as without it; from 1. */
  times: number
  most: number
  set(times: number): Promise<void>
}

export interface Heard {
  /** The system has taken the camera away for good. */
  lost(): void
  /** It gives no picture for a while (a call, another app), or gives one again. */
  quiet(is: boolean): void
}

const FIRST_FRAME_MS = 2_000

const WISH: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 2560 }, height: { ideal: 1920 } },
}

/** Opens the back camera. One stream for a whole visit to the screen: iOS asks the person each time it is opened anew. */
export async function openCamera(heard: Heard): Promise<Viewfinder> {
  if (!navigator.mediaDevices?.getUserMedia) return { is: 'refused', why: isSecureContext ? 'none' : 'insecure' }
  try {
    const stream = await navigator.mediaDevices.getUserMedia(WISH)
    const [track] = stream.getVideoTracks()
    if (!track) return { is: 'refused', why: 'none' }
    track.addEventListener('ended', heard.lost)
    track.addEventListener('mute', () => heard.quiet(true))
    track.addEventListener('unmute', () => heard.quiet(false))
    const picture = look(stream)
    const close = () => {
      stream.getTracks().forEach((each) => each.stop())
      picture.srcObject = null
    }
    return { is: 'open', picture, shoot: (long_side) => frame(picture, long_side), ...powers(track), close }
  } catch (error) {
    return { is: 'refused', why: reason(error) }
  }
}

function reason(error: unknown): 'denied' | 'none' | 'busy' {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none'
}

function look(stream: MediaStream): HTMLVideoElement {
  const video = document.createElement('video')
  video.muted = video.playsInline = video.autoplay = true
  video.srcObject = stream
  void video.play().catch(() => undefined)
  return video
}

async function frame(video: HTMLVideoElement, long_side: number): Promise<Blob | null> {
  if (!hasFrame(video)) await firstFrame(video)
  return hasFrame(video) ? await frameOf(video, long_side) : null
}

function hasFrame({ videoWidth, videoHeight, readyState }: HTMLVideoElement): boolean {
  return videoWidth > 0 && videoHeight > 0 && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
}

/** A camera that has just opened may be a moment behind the thumb. */
async function firstFrame(video: HTMLVideoElement): Promise<void> {
  await new Promise<void>((resolve) => {
    video.addEventListener('loadeddata', () => resolve(), { once: true })
    setTimeout(resolve, FIRST_FRAME_MS)
  })
}

interface Can extends MediaTrackCapabilities {
  torch?: boolean
  zoom?: { min: number; max: number }
}

/** What the track lets itself be told. Each time all of it is told: a new wish replaces the one before. */
function powers(track: MediaStreamTrack): { torch: Torch | null; zoom: Zoom | null } {
  const can: Can = track.getCapabilities?.() ?? {}
  const wish: { torch?: boolean; zoom?: number } = {}
  const tell = () => track.applyConstraints({ advanced: [{ ...wish } as MediaTrackConstraintSet] })
  const torch: Torch = {
    on: false,
    async set(on) {
      wish.torch = on
      await tell()
      torch.on = on
    },
  }
  return { torch: can.torch ? torch : null, zoom: zoomOf(can.zoom, wish, tell) }
}

/** A phone with a wide lens begins below 1, a web camera counts in hundredths. A pinch says more than the camera can
 *  follow: only the newest wish waits. */
function zoomOf(range: Can['zoom'], wish: { zoom?: number }, tell: () => Promise<void>): Zoom | null {
  if (!range || !(range.max > range.min)) return null
  const once = range.min <= 1 && range.max > 1 ? 1 : range.min
  if (!(once > 0)) return null
  let busy: Promise<void> | null = null
  const zoom: Zoom = {
    times: 1,
    most: range.max / once,
    async set(times) {
      zoom.times = Math.min(Math.max(times, 1), zoom.most)
      while (busy) await busy
      if (wish.zoom === zoom.times * once) return
      wish.zoom = zoom.times * once
      busy = tell().catch(() => undefined)
      await busy
      busy = null
    },
  }
  return zoom
}
