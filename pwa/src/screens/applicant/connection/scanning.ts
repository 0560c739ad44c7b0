// In which order the codes of a sheet are read, by which name a camera knows them, and which field waits for the next.

import type { CodeKind } from '../../../api/connection-shapes'
import type { Codes } from '../../../core/connection/testing'
import type { CodeFormat, ReadCode } from '../../../device/code-reader'

const FORMATS: Record<CodeKind, CodeFormat> = {
  square: 'qr_code',
  bars: 'ean_13',
  matrix: 'data_matrix',
  label: 'code_128',
}

export const formatsOf = (kinds: CodeKind[]): CodeFormat[] => kinds.map((each) => FORMATS[each])

/** The first code of the sheet that nothing was read for; a scanner presses Enter after each. */
export const nextToRead = (kinds: CodeKind[], codes: Codes): CodeKind | null =>
  kinds.find((each) => !codes[each].trim()) ?? null

/** What a camera saw, in the field of its kind; the same codes again where that was read already. */
export function withRead(codes: Codes, { format, text }: ReadCode): Codes {
  const kind = (Object.keys(FORMATS) as CodeKind[]).find((each) => FORMATS[each] === format)
  return !kind || codes[kind] === text ? codes : { ...codes, [kind]: text }
}
