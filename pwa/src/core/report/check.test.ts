// A file is found among the photos of a report as it is, or as a copy of ours without what was written into it.

import { expect, it } from 'vitest'
import { hash } from '../../device/proof/hash'
import { findFile } from './check'

const ORIGINAL = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xd9)

function copyOf(bytes: Uint8Array, block: number[]): Uint8Array<ArrayBuffer> {
  const length = block.length + 8
  const exif = [0xff, 0xe1, length >> 8, length & 255, 0x45, 0x78, 0x69, 0x66, 0, 0, ...block]
  return Uint8Array.from([...bytes.slice(0, 2), ...exif, ...bytes.slice(2)])
}

async function manifest() {
  return [{ item: 'SIG-01', number: 2, sha256: await hash(ORIGINAL.buffer), state: 'stored' as const }]
}

it('finds the very file', async () => {
  const photos = await manifest()
  expect(await findFile(new Blob([ORIGINAL]), photos)).toEqual({ is: 'original', photo: photos[0] })
})

it.each([0, 4, 300])('finds a copy with %s bytes of time and place', async (length) => {
  const photos = await manifest()
  const copy = copyOf(
    ORIGINAL,
    Array.from({ length }, () => 7),
  )
  expect(await findFile(new Blob([copy]), photos)).toEqual({ is: 'copy', photo: photos[0] })
})

it('finds no file that differs by one byte, as it is or in a copy', async () => {
  const photos = await manifest()
  const other = ORIGINAL.with(7, 3)
  expect(await findFile(new Blob([other as Uint8Array<ArrayBuffer>]), photos)).toMatchObject({ is: 'none' })
  expect(await findFile(new Blob([copyOf(other, [1])]), photos)).toMatchObject({ is: 'none' })
})

it.each([[[]], [[0xff, 0xd8]], [[0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0]]])(
  'is not led astray by %j',
  async (bytes) => {
    const found = await findFile(new Blob([Uint8Array.from(bytes)]), await manifest())
    expect(['none', 'unreadable']).toContain(found.is)
  },
)

it('says so when a file cannot be read', async () => {
  const gone = { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) } as unknown as Blob
  expect(await findFile(gone, await manifest())).toEqual({ is: 'unreadable' })
})
