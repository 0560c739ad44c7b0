import { describe, expect, it } from 'vitest'
import { frameFor, markFor, offset, ruler } from './map-geometry'

const PREMISES = { latitude: 56.86, longitude: 35.9, radius_m: 100 }
const SIZE = { width: 320, height: 190 }
const north = (metres: number, accuracy = 10) => ({ latitude: 56.86 + metres / 111_320, longitude: 35.9, accuracy })

describe('the small map', () => {
  it('measures metres east and north of the premises', () => {
    const { east, north: up } = offset(PREMISES, { latitude: 56.861, longitude: 35.902, accuracy: 5 })
    expect(up).toBeCloseTo(111.3, 1)
    expect(east).toBeCloseTo(121.7, 0)
  })

  it('draws north up and keeps the ring and near places inside', () => {
    const frame = frameFor(PREMISES, [north(131, 24)], SIZE)
    const mark = markFor(PREMISES, north(131, 24), frame)
    expect(mark.beyond).toBe(false)
    expect(mark.y).toBeLessThan(SIZE.height / 2)
    expect(mark.y - mark.halo).toBeGreaterThanOrEqual(0)
    expect(PREMISES.radius_m / frame.scale).toBeLessThan(SIZE.height / 2)
  })

  it('puts a far place at the edge instead of shrinking the ring to a dot', () => {
    const frame = frameFor(PREMISES, [north(12_000)], SIZE)
    const mark = markFor(PREMISES, north(12_000), frame)
    expect(mark.beyond).toBe(true)
    expect(mark.y).toBeGreaterThan(0)
    expect(PREMISES.radius_m / frame.scale).toBeGreaterThan(15)
  })

  it('rules in round metres', () => {
    const { metres, length } = ruler(frameFor(PREMISES, [], SIZE))
    expect([50, 100, 200]).toContain(metres)
    expect(length).toBeLessThan(SIZE.width / 3)
  })
})
