// A picture is made to fit, and what is no picture is noticed.

import { expect, it } from 'vitest'
import { eighths, fit, isHeic, isUniform, MOST_PIXELS, sizeOf } from './pixels'

it('keeps the shape, never enlarges, and stays below what iOS can draw', () => {
  expect(fit(4000, 3000, 2048)).toEqual({ width: 2048, height: 1536 })
  expect(fit(3000, 4000, 2048)).toEqual({ width: 1536, height: 2048 })
  expect(fit(640, 480, 2048)).toEqual({ width: 640, height: 480 })
  const { width, height } = fit(8000, 8000, 8000)
  expect(width * height).toBeLessThanOrEqual(MOST_PIXELS)
})

it('notices one flat colour, and only that', () => {
  const black = new Uint8ClampedArray(64 * 64 * 4)
  expect(isUniform(black)).toBe(true)
  black[4 * 2000] = 30
  expect(isUniform(black)).toBe(false)
})

it('knows HEIC by its brand and the size of a JPEG by its frame', () => {
  const bytes = new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0')
  expect(isHeic(bytes.buffer)).toBe(true)
  expect(isHeic(new TextEncoder().encode('\0\0\0\x18ftypavif').buffer)).toBe(false)
  const frame = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0x0b, 0xb8, 0x0f, 0xa0])
  expect(sizeOf(frame.buffer)).toEqual({ width: 4000, height: 3000 })
})

it('decodes to the fewest eighths that fill the wish, or nearly', () => {
  const parts = [1600, 2048, 2100, 3900, 4000].map((side) => eighths({ width: 4000, height: 3000 }, side))
  expect(parts).toEqual([4, 4, 5, null, null])
  expect(eighths({ width: 3000, height: 4000 }, 2048)).toBe(4)
  expect(eighths({ width: 9248, height: 6936 }, 2048)).toBe(2)
  expect(eighths({ width: 1600, height: 1200 }, 2048)).toBe(null)
})
