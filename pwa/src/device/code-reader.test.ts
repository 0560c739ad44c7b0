// Whether the camera can read codes here: by what the browser says of itself.

import { afterEach, expect, it, vi } from 'vitest'
import { readsCodes, type CodeFormat } from './code-reader'

const ALL: CodeFormat[] = ['qr_code', 'ean_13', 'data_matrix', 'code_128']

afterEach(() => vi.unstubAllGlobals())

function browser(formats: string[] | 'throws' | null, camera = true): void {
  vi.stubGlobal('navigator', camera ? { mediaDevices: { getUserMedia: () => Promise.reject(new Error('none')) } } : {})
  if (formats === null) return
  const getSupportedFormats = () =>
    formats === 'throws' ? Promise.reject(new Error('no service')) : Promise.resolve(formats)
  vi.stubGlobal('BarcodeDetector', { getSupportedFormats })
}

it('reads where the browser knows every kind', async () => {
  browser([...ALL, 'aztec'])
  expect(await readsCodes(ALL)).toBe(true)
})

it.each([
  ['no reader', null, true],
  ['a reader of some kinds', ['qr_code', 'ean_13'], true],
  ['a reader that does not answer', 'throws', true],
  ['no camera', ALL, false],
] as const)('does not read with %s', async (_, formats, camera) => {
  browser(formats as string[] | 'throws' | null, camera)
  expect(await readsCodes(ALL)).toBe(false)
})
