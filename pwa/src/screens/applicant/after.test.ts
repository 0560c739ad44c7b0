// After the acceptance each stage has its page, and the pages of before stay.

import { expect, it } from 'vitest'
import { reached, stepOf } from './after'

it('leads to the page of its stage', () => {
  expect(stepOf('accepted')).toBeNull()
  expect(stepOf('contracting')).toBe('contract')
  expect(stepOf('opened')).toBe('point')
})

it('keeps the pages of the steps before', () => {
  expect(reached('reviewing')).toEqual([])
  expect(reached('trying')).toEqual(['trial', 'training', 'connection', 'contract'])
})

it('leads from an open point to its duties too', () => {
  expect(reached('opened')).toEqual(['point', 'duties', 'trial', 'training', 'connection', 'contract'])
  expect(reached('suspended')[0]).toBe('point')
  expect(reached('stopped')).not.toContain('duties')
  expect(reached('stopped')[0]).toBe('trial')
  expect(reached('stopped', true)[0]).toBe('point')
})
