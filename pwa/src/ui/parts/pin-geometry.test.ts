// A touch moves the pin by as many metres as it looks; coordinates are read as people copy them.

import { expect, it } from 'vitest'
import { frameFor, offset } from '../desk/map-geometry'
import { movedTo, read, written } from './pin-geometry'

it('moves the pin to where the map was touched', () => {
  const pin = { latitude: 56.86, longitude: 35.91 }
  const frame = frameFor({ ...pin, radius_m: 100 }, [], { width: 320, height: 190 })
  const moved = movedTo(pin, { x: 160 + 50 / frame.scale, y: 95 + 30 / frame.scale }, frame)
  const { east, north } = offset(pin, { ...moved, accuracy: 0 })
  expect(east).toBeCloseTo(50, 0)
  expect(north).toBeCloseTo(-30, 0)
})

it('stays on the globe', () => {
  const frame = frameFor({ latitude: 0, longitude: 180, radius_m: 5000 }, [], { width: 320, height: 190 })
  expect(movedTo({ latitude: 0, longitude: 179.999 }, { x: 320, y: 95 }, frame).longitude).toBeLessThan(0)
  expect(movedTo({ latitude: 89.99, longitude: 0 }, { x: 160, y: 0 }, frame).latitude).toBeLessThanOrEqual(90)
})

it.each([
  ['56.8609, 35.9119', { latitude: 56.8609, longitude: 35.9119 }],
  ['56,8609 35,9119', { latitude: 56.8609, longitude: 35.9119 }],
  ['56,8609; 35,9119', { latitude: 56.8609, longitude: 35.9119 }],
  ['56.8609,35.9119', { latitude: 56.8609, longitude: 35.9119 }],
  ['-33.5, -70', { latitude: -33.5, longitude: -70 }],
  ['0, 0', { latitude: 0, longitude: 0 }],
  ['91, 0', null],
  ['56.8609', null],
  ['', null],
  ['Тверь, Лесная', null],
  ['56.8609,', null],
])('reads «%s»', (text, place) => expect(read(text)).toEqual(place))

it('reads what it has written', () => {
  const place = { latitude: -56.860912, longitude: 135.9 }
  expect(read(written(place))).toEqual(place)
})
