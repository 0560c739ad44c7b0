import { describe, expect, it } from 'vitest'
import { inSight, scrolledTo } from './strip-geometry'

const CELL = 68

describe('a strip of three hundred photos', () => {
  it('fetches those in sight and no more, wherever it stands', () => {
    for (const scrolled of [0, 1, 67, 68, 5_000, 300 * CELL - 340]) {
      const [first, end] = inSight(scrolled, 340, CELL, 300)
      expect(end - first).toBeLessThanOrEqual(6)
      expect(first * CELL).toBeLessThanOrEqual(scrolled)
      expect(end * CELL).toBeGreaterThanOrEqual(Math.min(scrolled + 340, 300 * CELL))
    }
  })

  it('stands within its photos when there are few, none, or it was pulled too far', () => {
    expect(inSight(0, 340, CELL, 2)).toEqual([0, 2])
    expect(inSight(0, 340, CELL, 0)).toEqual([0, 0])
    expect(inSight(99_999, 340, CELL, 3)).toEqual([2, 3])
    expect(inSight(-20, 340, CELL, 3)).toEqual([0, 3])
    expect(inSight(0, 0, CELL, 3)).toEqual([0, 1])
  })

  it('scrolls only as far as the chosen one needs', () => {
    expect(scrolledTo(2, 0, 340, CELL)).toBe(0)
    expect(scrolledTo(5, 0, 340, CELL)).toBe(6 * CELL - 340)
    expect(scrolledTo(1, 500, 340, CELL)).toBe(CELL)
  })
})
