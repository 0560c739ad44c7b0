// EXIF is read when it is whole, and never makes a photo fail when it is broken.

import { expect, it } from 'vitest'
import { exif, isUpright } from './exif'

/** A JPEG head with one EXIF block: IFD0 (make, GPS pointer) and a GPS directory. */
function jpeg(little: boolean): Uint8Array<ArrayBuffer> {
  const tiff = new DataView(new ArrayBuffer(160))
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d)
  tiff.setUint16(2, 42, little)
  tiff.setUint32(4, 8, little)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.setUint16(at, tag, little)
    tiff.setUint16(at + 2, type, little)
    tiff.setUint32(at + 4, count, little)
    tiff.setUint32(at + 8, value, little)
  }
  const text = (at: number, said: string) => [...said].forEach((char, i) => tiff.setUint8(at + i, char.charCodeAt(0)))
  tiff.setUint16(8, 2, little)
  entry(10, 0x010f, 2, 6, 38)
  entry(22, 0x8825, 4, 1, 44)
  text(38, 'Maker')
  tiff.setUint16(44, 4, little)
  entry(46, 1, 2, 2, 0)
  text(54, 'S')
  entry(58, 2, 5, 3, 98)
  entry(70, 3, 2, 2, 0)
  text(78, 'E')
  entry(82, 4, 5, 3, 122)
  ;[55, 1, 45, 1, 36, 10, 37, 1, 36, 1, 0, 1].forEach((value, i) => tiff.setUint32(98 + 4 * i, value, little))
  const length = tiff.byteLength + 8
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xe1, length >> 8, length & 255, 0x45, 0x78, 0x69, 0x66, 0, 0]
  return Uint8Array.from([...head, ...new Uint8Array(tiff.buffer), 0xff, 0xda])
}

it.each([true, false])('reads the maker and the place (little-endian: %s)', (little) => {
  expect(exif(jpeg(little).buffer)).toEqual({ make: 'Maker', latitude: -55.751, longitude: 37.6 })
})

it('finds nothing where there is nothing', () => {
  expect(exif(new ArrayBuffer(0))).toBe(null)
  expect(exif(Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2]).buffer)).toBe(null)
})

it('survives any single broken byte and any cut', () => {
  const whole = jpeg(true)
  for (let at = 0; at < whole.length; at++) {
    exif(whole.slice(0, at).buffer)
    for (const value of [0, 127, 255]) {
      const broken = whole.slice()
      broken[at] = value
      exif(broken.buffer)
    }
  }
})

it('knows a JPEG that has to be turned, and takes none for upright that it cannot read', () => {
  for (const little of [true, false]) {
    const turned = (value: number) => {
      const head = jpeg(little)
      const view = new DataView(head.buffer, 18)
      view.setUint16(10, 0x0112, little) // in the place of the maker
      view.setUint16(12, 3, little)
      view.setUint32(14, 1, little)
      view.setUint16(18, value, little)
      return head
    }
    expect([1, 3, 6, 8].map((value) => isUpright(turned(value).buffer))).toEqual([true, false, false, false])
    expect(isUpright(jpeg(little).buffer)).toBe(true)
    expect(isUpright(turned(6).slice(0, 26).buffer)).toBe(false)
  }
  expect(isUpright(Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2]).buffer)).toBe(true)
})
