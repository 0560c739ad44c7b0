// Reads printed codes with the camera, where the browser can: Chromium on Android, ChromeOS and macOS can, most others not.

export type CodeFormat = 'qr_code' | 'ean_13' | 'data_matrix' | 'code_128'

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string; format: string }[]>
}
interface DetectorClass {
  new (options: { formats: CodeFormat[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

export interface ReadCode {
  format: CodeFormat
  text: string
}

const PAUSE_MS = 150

const detectorClass = (): DetectorClass | null =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector ?? null

/** Whether this browser reads all of these; false where it has no reader or no camera. */
export async function readsCodes(formats: CodeFormat[]): Promise<boolean> {
  const known = detectorClass()
  if (!known || !navigator.mediaDevices?.getUserMedia) return false
  try {
    const supported = await known.getSupportedFormats()
    return formats.every((each) => supported.includes(each))
  } catch {
    return false
  }
}

/** Shows the camera in `video` and tells every code that it sees, until `signal` ends it. False: no camera was given. */
export async function readCodes(
  video: HTMLVideoElement,
  formats: CodeFormat[],
  saw: (code: ReadCode) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const known = detectorClass()
  if (!known) return false
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: 'environment' } } })
  } catch {
    return false
  }
  const stop = () => stream.getTracks().forEach((track) => track.stop())
  if (signal.aborted) {
    stop()
    return true
  }
  signal.addEventListener('abort', stop)
  video.srcObject = stream
  await video.play().catch(() => undefined)
  const detector = new known({ formats })
  while (!signal.aborted) {
    const found = await detector.detect(video).catch(() => [])
    for (const { format, rawValue } of found)
      if (!signal.aborted && formats.includes(format as CodeFormat))
        saw({ format: format as CodeFormat, text: rawValue })
    await new Promise((done) => setTimeout(done, PAUSE_MS))
  }
  return true
}
