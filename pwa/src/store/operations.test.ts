// The phone hashes operations as the server does: both read the samples in tests/contract/operations.

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Operation } from '../api/sync-shapes'
import { canonical } from './canonical'
import { sha256 } from './sha256'

interface Sample {
  operation: Operation
  text: string
  sha256: string
}

const folder = new URL('../../../tests/contract/operations/', import.meta.url)
const names = readdirSync(folder).sort()
const samples = names.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Sample)

describe.each(samples)('$operation.kind', ({ operation, text, sha256: hash }) => {
  it('has the same text and hash on both sides', () => {
    expect(canonical(operation)).toBe(text)
    expect(sha256(text)).toBe(hash)
  })
})
