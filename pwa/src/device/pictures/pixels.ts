// Sizes of a picture that must fit, and whether what came out of the canvas is a picture at all.

/** iOS gives a black picture for a larger canvas. */
export const MOST_PIXELS = 16_777_216
/** A phone that has to hold more than this at once falls over: 4 bytes a pixel. */
export const VAST_PIXELS = 120_000_000

/** The same shape with its long side at most `long_side`, never larger than it was. */
export function fit(width: number, height: number, long_side: number): { width: number; height: number } {
  const most = Math.sqrt(MOST_PIXELS / Math.max(1, width * height))
  const scale = Math.min(1, long_side / Math.max(width, height), most)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** A JPEG decodes quickly to eighths of its size: the smallest that fills the wish but for a thirtieth; null when that is all of it. */
export function eighths(size: { width: number; height: number }, long_side: number): number | null {
  const part = Math.ceil(((long_side - long_side / 30) * 8) / Math.max(size.width, size.height))
  return part < 8 ? part : null
}

/** Width and height as a JPEG or PNG says in its head, before the EXIF orientation; null when it does not. */
export function sizeOf(head: ArrayBuffer): { width: number; height: number } | null {
  const view = new DataView(head)
  if (view.byteLength > 24 && view.getUint32(0) === 0x89504e47)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 9 <= view.byteLength;) {
    const marker = view.getUint16(at)
    const frame = marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    if ((marker & 0xff00) !== 0xff00 || marker === 0xffda) return null
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** One flat colour all over: what a browser short of memory hands out instead of a picture. */
export function isUniform(rgba: Uint8ClampedArray): boolean {
  for (let i = 4; i < rgba.length; i += 4) {
    if (
      Math.abs(rgba[i]! - rgba[0]!) > 2 ||
      Math.abs(rgba[i + 1]! - rgba[1]!) > 2 ||
      Math.abs(rgba[i + 2]! - rgba[2]!) > 2
    )
      return false
  }
  return true
}

/** Phones write HEIC as an ISO file whose brand says so. */
export function isHeic(head: ArrayBuffer): boolean {
  if (head.byteLength < 12) return false
  const said = new TextDecoder('latin1').decode(head.slice(4, 12))
  return (
    said.startsWith('ftyp') &&
    ['heic', 'heix', 'heif', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].includes(said.slice(4))
  )
}
