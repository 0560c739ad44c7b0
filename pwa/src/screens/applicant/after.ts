// What comes after the acceptance: which page of an application belongs to which stage, and which have been reached.

import type { Standing } from '../../api/shapes'

export type Step = 'contract' | 'connection' | 'training' | 'trial' | 'point' | 'duties'

export const STEPS: Step[] = ['contract', 'connection', 'training', 'trial', 'point', 'duties']
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

/** Stages of an open point: whatever it is about, its days end. */
const AT_WORK: Standing[] = ['opened', 'supervising', 'correcting', 'suspended']

/** The steps whose pages have something to show: that of the stage first, then the newest first. `opened`: the point was
 *  open once; closed, it still has its page with the reason. */
export function reached(stage: Standing, opened = false): Step[] {
  const here = stage === 'stopped' && opened ? 'point' : stepOf(stage)
  if (!here) return []
  const open = AT_WORK.includes(stage) ? STEPS : STEPS.slice(0, STEPS.indexOf(here) + 1)
  return [here, ...open.filter((each) => each !== here).reverse()]
}
