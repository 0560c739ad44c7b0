// The phone judges a picture as the server's checks do: both read the samples in tests/contract/looks.json.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { doubtOf, greyOf, LIMITS, look, type Doubt, type Look } from './judge'

interface Contract {
  limits: typeof LIMITS
  colours: { rgb: [number, number, number]; grey: number }[]
  looks: { name: string; width: number; height: number; grey: string; look: Look; doubt: Doubt | null }[]
}

const file = new URL('../../../../tests/contract/looks.json', import.meta.url)
const contract = JSON.parse(readFileSync(file, 'utf8')) as Contract

it.each(contract.looks)('sees $name as the server does', ({ width, height, grey, look: wanted, doubt }) => {
  const pixels = new Uint8Array(Buffer.from(grey, 'base64'))
  const seen = look({ width, height, pixels })
  expect(seen).toEqual(wanted)
  expect(doubtOf(seen)).toBe(doubt)
})

it('goes by the limits of a profile', () => {
  const seen = { light: 120, spread: 40, sharpness: 8 }
  expect([doubtOf(seen), doubtOf(seen, { ...LIMITS, blurred: 9 })]).toEqual([null, 'blurred'])
  expect(doubtOf({ ...seen, light: 16 }, { ...LIMITS, black: 20 })).toBe('black')
})

it('draws the same limits', () => {
  expect(LIMITS).toEqual(contract.limits)
})

it('makes the same grey of a colour', () => {
  const data = new Uint8ClampedArray(contract.colours.flatMap(({ rgb }) => [...rgb, 255]))
  const { pixels } = greyOf({ width: contract.colours.length, height: 1, data })
  expect([...pixels]).toEqual(contract.colours.map(({ grey }) => grey))
})
