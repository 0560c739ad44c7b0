import { expect, it } from 'vitest'
import type { Shape } from '../../../api/shapes'
import { begin, changed, finish, holdAt, pull, remember, removed, start, undone, write } from './drawing'

const SIZE = { width: 2000, height: 1500 }
const ARROW: Shape = { is: 'arrow', from: [0.1, 0.1], to: [0.5, 0.5], colour: 'red' }
const CIRCLE: Shape = { is: 'circle', from: [0.6, 0.6], to: [0.9, 0.9], colour: 'yellow' }

it('draws a shape from where the finger came down to where it went up', () => {
  const [began, hold] = start(begin([]), 'arrow', [0.2, 0.3], 'red')
  const [drawn, held] = pull(began, hold, [0.7, 0.8])
  expect(finish(drawn, held).shapes).toEqual([{ is: 'arrow', from: [0.2, 0.3], to: [0.7, 0.8], colour: 'red' }])
})

it('makes of a tap a shape that can be seen, within the picture', () => {
  for (const is of ['arrow', 'circle'] as const) {
    for (const at of [
      [0, 0],
      [1, 1],
      [0.5, 0.5],
    ] as const) {
      const [began, hold] = start(begin([]), is, [...at], 'red')
      const [shape] = finish(began, hold).shapes
      if (shape?.is === 'text' || !shape) throw new Error('no shape')
      expect(Math.hypot(shape.to[0] - shape.from[0], shape.to[1] - shape.from[1])).toBeGreaterThan(0.05)
      for (const part of [...shape.from, ...shape.to]) expect(part >= 0 && part <= 1).toBe(true)
    }
  }
})

it('takes the end of the chosen shape, or a whole shape by its line, or nothing', () => {
  const drawing = { ...begin([ARROW, CIRCLE]), chosen: 0 }
  expect(holdAt(drawing, [0.5, 0.52], SIZE, 40)).toMatchObject({ index: 0, point: 1 })
  expect(holdAt({ ...drawing, chosen: 1 }, [0.3, 0.31], SIZE, 40)).toMatchObject({ index: 0, point: 'all' })
  expect(holdAt(drawing, [0.75, 0.6], SIZE, 40)).toMatchObject({ index: 1, point: 'all' })
  expect(holdAt(drawing, [0.75, 0.75], SIZE, 40)).toBeNull()
})

it('moves one end or all of it and never leaves the picture', () => {
  const here: Shape = { ...ARROW, from: [0.125, 0.125] }
  const [moved] = pull(begin([here]), { index: 0, point: 'all', at: [0.25, 0.25] }, [0.5, 0.25])
  expect(moved.shapes[0]).toMatchObject({ from: [0.375, 0.125], to: [0.75, 0.5] })
  const [end] = pull(begin([here]), { index: 0, point: 0, at: [0.125, 0.125] }, [-3, 0.25])
  expect(end.shapes[0]).toMatchObject({ from: [0, 0.25], to: [0.5, 0.5] })
})

it('undoes step by step', () => {
  const first = write(begin([ARROW]), [0.5, 0.5], 'щель', 'red')
  const second = changed(first, { colour: 'yellow' })
  const third = removed(second)
  const [moved] = pull(remember(third), { index: 0, point: 'all', at: [0, 0] }, [0.1, 0.1])
  expect(undone(moved).shapes).toEqual([ARROW])
  expect(undone(undone(moved)).shapes).toEqual(second.shapes)
  expect(undone(undone(undone(undone(moved)))).shapes).toEqual([ARROW])
  expect(undone(begin([ARROW])).shapes).toEqual([ARROW])
})
