import { expect, it } from 'vitest'
import { actOf } from './use-keys'

const press = (code: string, key: string, shiftKey = false) => ({ code, key, shiftKey })

it('tells a key with Shift from the key alone, but not a sign that needs Shift in some layouts', () => {
  const [alone, shifted, nearer, help] = [() => 1, () => 2, () => 3, () => 4]
  const keys = { KeyJ: alone, 'Shift+KeyJ': shifted, Equal: nearer, Question: help }
  expect(actOf(press('KeyJ', 'j'), keys)).toBe(alone)
  expect(actOf(press('KeyJ', 'О', true), keys)).toBe(shifted)
  expect(actOf(press('Equal', '+', true), keys)).toBe(nearer)
  expect(actOf(press('Digit7', '?', true), keys)).toBe(help)
  expect(actOf(press('Equal', '=', false), keys)).toBe(nearer)
  expect(actOf(press('KeyJ', 'j', true), { KeyJ: alone })).toBeUndefined()
})
