// The turn of the phone, from the angles that browsers give.

import { expect, it } from 'vitest'
import { turnOf } from './level'

it.each([
  ['upright', 90, 0, 0, 0],
  ['leaning back, straight', 60, 0, 0, 0],
  ['upright, turned clockwise by ten degrees: gamma stands at ninety', 80, 90, 0, 10],
  ['the same, told the other way round', 80, -90, 0, -10],
  ['on its side, and the screen has followed', 0, -90, 90, 0],
  ['upside down', -90, 0, 0, -180],
])('%s', (_, beta, gamma, screen_angle, turn) => {
  expect(turnOf(beta, gamma, screen_angle)).toBeCloseTo(turn, 6)
})

it('does not tell while it lies flat', () => {
  expect(turnOf(0, 0, 0)).toBeNull()
  expect(turnOf(20, 15, 0)).toBeNull()
})
