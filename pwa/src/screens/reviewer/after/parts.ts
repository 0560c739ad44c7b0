// What the desk shows of each step after the decision: one table, each part fetched when it is first looked at.

import type { ComponentType } from 'preact'
import type { ApplicationDetail } from '../../../api/shapes'
import type { Step } from '../../applicant/after'
import { late } from '../../late'

export interface PartProps {
  application: ApplicationDetail
  /** Asks for the application anew, after an act that moved it. */
  reload: () => Promise<void>
}

export const PARTS: Partial<Record<Step, ComponentType<PartProps>>> = {
  training: late(() => import('./training/training-part').then((each) => each.TrainingPart)),
  contract: late(() => import('./contract/contract-part').then((each) => each.ContractPart)),
  connection: late(() => import('./connection').then((each) => each.ConnectionPart)),
  point: late(() => import('./point/point-part').then((each) => each.PointPart)),
  duties: late(() => import('./duties/duties-part').then((each) => each.DutiesPart)),
  trial: late(() => import('./trial/trial-part').then((each) => each.TrialPart)),
}
