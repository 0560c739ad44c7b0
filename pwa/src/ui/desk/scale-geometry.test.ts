import { describe, expect, it } from 'vitest'
import { drawScale } from './scale-geometry'

describe('the drawn scale', () => {
  it('spans the given ends and marks the passing part', () => {
    const scale = drawScale({ min: 200, max: 500, low: 0, high: 600 }, [350, 180])
    expect([scale.low, scale.high]).toEqual([0, 600])
    expect(scale.from).toBeCloseTo(1 / 3)
    expect(scale.to).toBeCloseTo(5 / 6)
    expect(scale.at(180)).toBeCloseTo(0.3)
  })

  it('finds its end from the figures when none is given, and grows when one is beyond', () => {
    expect(drawScale({ min: 25 }, [23.4]).high).toBe(30)
    expect(drawScale({ min: 25, low: 0, high: 40 }, [55]).high).toBeGreaterThanOrEqual(55)
    expect(drawScale({ min: 25 }, []).to).toBe(1)
  })
})
