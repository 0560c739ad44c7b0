// What comes after the acceptance: which page of an application belongs to which stage, and which have been reached.

import type { Standing } from '../../api/shapes'

export type Step = 'contract' | 'connection' | 'training' | 'trial' | 'point'

export const STEPS: Step[] = ['contract', 'connection', 'training', 'trial', 'point']
const OF_STAGE: Partial<Record<Standing, Step>> = {
  contracting: 'contract',
  connecting: 'connection',
  training: 'training',
  trying: 'trial',
  concluding: 'trial',
  opened: 'point',
  supervising: 'point',
  correcting: 'point',
  suspended: 'point',
  stopped: 'trial',
}

/** The step that this stage is about; null before the contract. */
export const stepOf = (stage: Standing): Step | null => OF_STAGE[stage] ?? null

/** The steps whose pages have something to show, the newest first. */
export function reached(stage: Standing): Step[] {
  const here = stepOf(stage)
  return here ? STEPS.slice(0, STEPS.indexOf(here) + 1).reverse() : []
}
