// Checking a sealed report by its code, and a file against the photos that it names. The file stays where it is.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { ManifestPhoto, PublicReport } from '../../api/public-shapes'
import { hash } from '../../device/proof/hash'

/** With `bytes` the server reads every photo again before it answers. */
export function askReport(api: Api, code: string, bytes: boolean): Promise<Reply<PublicReport>> {
  const wait = bytes ? { query: { bytes: 'true' }, timeout_ms: 120_000 } : {}
  return api.ask(`/reports/${encodeURIComponent(code)}`, wait)
}

export type FileFound =
  /** The very file. */
  | { is: 'original'; photo: ManifestPhoto }
  /** The same picture, with the marks of time and place that a copy of ours carries. */
  | { is: 'copy'; photo: ManifestPhoto }
  | { is: 'none'; sha256: string }
  /** The browser cannot read it, or may not compute here (no https). */
  | { is: 'unreadable' }

export async function findFile(file: Blob, photos: ManifestPhoto[]): Promise<FileFound> {
  try {
    const bytes = await file.arrayBuffer()
    const sha256 = await hash(bytes)
    const original = photos.find((each) => each.sha256 === sha256)
    if (original) return { is: 'original', photo: original }
    const rest = withoutFirstExif(new Uint8Array(bytes))
    const inner = rest && (await hash(rest.buffer))
    const copied = photos.find((each) => each.sha256 === inner)
    return copied ? { is: 'copy', photo: copied } : { is: 'none', sha256 }
  } catch {
    return { is: 'unreadable' }
  }
}

const JPEG_THEN_APP1 = [0xff, 0xd8, 0xff, 0xe1]
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]

/** A JPEG without the EXIF block at its very beginning, where a copy of ours carries it (inspections/bare.py). */
function withoutFirstExif(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const has = (at: number, wanted: number[]) => wanted.every((byte, index) => bytes[at + index] === byte)
  if (!has(0, JPEG_THEN_APP1) || !has(6, EXIF)) return null
  const end = 4 + ((bytes[4] ?? 0) << 8) + (bytes[5] ?? 0)
  const rest = new Uint8Array(bytes.length - end + 2)
  rest.set(bytes.subarray(0, 2))
  rest.set(bytes.subarray(end), 2)
  return rest
}
