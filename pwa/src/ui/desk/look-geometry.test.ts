import { describe, expect, it } from 'vitest'
import { moved, NEAREST, pinched, STRAIGHT, tappedTwice, turned, zoomed, type Look, type Spot } from './look-geometry'

/** Where a place of the photo stands in the frame. */
const seen = (look: Look, at: Spot): Spot => ({ x: look.x + at.x * look.zoom, y: look.y + at.y * look.zoom })

describe('two photos looked at together', () => {
  it('come nearer around the place that is pointed at', () => {
    const at = { x: 0.2, y: -0.1 }
    const near = zoomed(STRAIGHT, 2, at)
    expect(near.zoom).toBe(2)
    expect(seen(near, at).x).toBeCloseTo(at.x)
    expect(seen(near, at).y).toBeCloseTo(at.y)
  })

  it('never come nearer than the limit, nor farther than whole, and stand straight when they are whole', () => {
    expect(zoomed(STRAIGHT, 100).zoom).toBe(NEAREST)
    const away = zoomed(moved(zoomed(STRAIGHT, 3), { x: 0.7, y: 0 }), 0.01)
    expect(away).toEqual(STRAIGHT)
  })

  it('never leave their frame', () => {
    expect(moved(STRAIGHT, { x: 0.4, y: 0.4 })).toEqual(STRAIGHT)
    expect(moved(zoomed(STRAIGHT, 2), { x: 9, y: -9 })).toMatchObject({ x: 0.5, y: -0.5 })
  })

  it('turn by quarters both ways, round and round, and let go of their shift', () => {
    const near = moved(zoomed(STRAIGHT, 2), { x: 0.3, y: 0 })
    expect(turned(near, 1)).toEqual({ zoom: 2, turn: 90, x: 0, y: 0 })
    expect(turned(STRAIGHT, -1).turn).toBe(270)
    expect([1, 2, 3, 4].reduce<Look>((look) => turned(look, 1), STRAIGHT).turn).toBe(0)
  })

  it('follow two fingers: what lay under their middle lies there still', () => {
    const from: [Spot, Spot] = [
      { x: -0.1, y: 0 },
      { x: 0.1, y: 0 },
    ]
    const to: [Spot, Spot] = [
      { x: -0.15, y: 0.1 },
      { x: 0.25, y: 0.1 },
    ]
    const look = pinched(STRAIGHT, from, to, 0.46)
    expect(look.zoom).toBeCloseTo(2)
    expect(seen(look, { x: 0, y: 0 }).x).toBeCloseTo(0.05)
    expect(seen(look, { x: 0, y: 0 }).y).toBeCloseTo(0.1)
    expect(pinched(STRAIGHT, [from[0], from[0]], to, 1).zoom).toBe(1)
  })

  it('measure fingers by the frame as it is: a narrow one is not pinched faster across than along', () => {
    const across: [Spot, Spot] = [
      { x: 0, y: 0 },
      { x: 0.2, y: 0 },
    ]
    const along: [Spot, Spot] = [
      { x: 0, y: 0 },
      { x: 0, y: 0.1 },
    ]
    expect(pinched(STRAIGHT, along, across, 0.5).zoom).toBeCloseTo(1)
  })

  it('come near where somebody taps twice, and are whole after the next two', () => {
    const near = tappedTwice(turned(STRAIGHT, 1), { x: 0.1, y: 0.1 })
    expect(near.zoom).toBeGreaterThan(2)
    expect(tappedTwice(near, { x: 0, y: 0 })).toEqual({ zoom: 1, turn: 90, x: 0, y: 0 })
  })
})
