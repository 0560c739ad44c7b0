// What a measured line means for its self-test: the server has it, or why not.

import type { Measured } from '../../../core/connection/testing'
import type { Problem } from '../../../api/outcome'

export type LineOutcome = { is: 'taken' } | { is: 'stopped' } | { is: 'broken' } | { is: 'refused'; problem: Problem }

export function lineOutcome(measured: Measured): LineOutcome {
  switch (measured.is) {
    case 'taken':
      return { is: 'taken' }
    case 'cancelled':
      return { is: 'stopped' }
    case 'refused':
      return { is: 'refused', problem: measured.problem }
    default:
      return { is: 'broken' }
  }
}
