// What a measurement means for the self-test.

import { expect, it } from 'vitest'
import { lineOutcome } from './line-outcome'

const problem = { code: 'line-result-unproved', message: '', facts: {}, status: 422 }

it('knows what the server took, what it refused, and what broke', () => {
  expect(lineOutcome({ is: 'cancelled', kept: null, bytes_used: 1 })).toEqual({ is: 'stopped' })
  expect(lineOutcome({ is: 'unreachable', why: 'offline', kept: null, bytes_used: 0 })).toEqual({ is: 'broken' })
  expect(lineOutcome({ is: 'sign-in-needed', kept: null, bytes_used: 0 })).toEqual({ is: 'broken' })
  expect(lineOutcome({ is: 'refused', problem })).toEqual({ is: 'refused', problem })
})
