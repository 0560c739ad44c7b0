import { describe, expect, it } from 'vitest'
import { drawScale, placeLabels } from './scale-geometry'

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

describe('the words at the needles', () => {
  it('stand beside them while there is room, and over the scale in lines of their own when there is none', () => {
    expect(placeLabels([0.9])).toEqual([{ side: 'start', lane: 0 }])
    expect(placeLabels([0.3, 0.6]).map((each) => each.side)).toEqual(['start', 'end'])
    expect(placeLabels([0.1, 0.2]).map((each) => each.lane)).toEqual([1, 2])
    expect(placeLabels([0.6, 0.8]).map((each) => each.lane)).toEqual([1, 2])
    expect(placeLabels([0.2, 0.3, 0.4, 0.9]).map((each) => each.lane)).toEqual([1, 2, 3, 4])
  })
})
