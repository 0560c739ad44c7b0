// The canonical text and its hash are the same here and on the server.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { canonical } from './canonical'
import { sha256 } from './sha256'

const contract = new URL('../../../tests/contract/canonical.json', import.meta.url)

it('writes numbers as ECMAScript does and sorts keys by UTF-16 code units', () => {
  expect(canonical({ b: 1e21, a: [0.1, -0, 1e-7, 100], '\ufb33': 1, '\u{1f600}': 2, é: null })).toBe(
    '{"a":[0.1,0,1e-7,100],"b":1e+21,"é":null,"\u{1f600}":2,"\ufb33":1}',
  )
})

it('refuses what JSON cannot say', () => {
  expect(() => canonical(NaN)).toThrow()
  expect(() => canonical('\ud800')).toThrow()
  expect(() => canonical(() => 1)).toThrow()
})

it.each([0, 1, 55, 56, 63, 64, 65, 1000, 70_000])('hashes %i bytes as everybody does', (length) => {
  const text = 'ё'.repeat(length >> 1) + 'x'.repeat(length & 1)
  expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
})

describe('the contract of both sides', () => {
  interface Sample {
    value: unknown
    text: string
    sha256: string
  }
  const samples = JSON.parse(readFileSync(contract, 'utf8')) as Sample[]
  it.each(samples)('$text', (sample) => {
    expect(canonical(sample.value)).toBe(sample.text)
    expect(sha256(sample.text)).toBe(sample.sha256)
  })
})
