// The reviewer's acts and the applications everybody reads; these need the network.

import type { Reply } from '../api/outcome'
import type {
  Application,
  ApplicationDetail,
  Comparison,
  Decision,
  InspectionRow,
  Page,
  Queue,
  ReturnedItem,
} from '../api/shapes'

export interface DecisionDraft {
  verdict: 'accept' | 'return' | 'refuse'
  items: ReturnedItem[]
  reason: string
}

export interface Review {
  applications(filter?: { stage?: string; cursor?: string }): Promise<Reply<Page<Application>>>
  application(id: string): Promise<Reply<ApplicationDetail>>
  queue(cursor?: string): Promise<Reply<Queue>>
  comparison(application_id: string): Promise<Reply<Comparison>>
  /** `version` is the application's version the person saw. */
  decide(
    application_id: string,
    draft: DecisionDraft,
    version: number,
  ): Promise<Reply<{ decision: Decision; application: Application; rechecks: InspectionRow[] }>>
  /** Address of a photo for an <img>; `size` is the long side of a thumbnail. */
  photoUrl(sha256: string, size?: number): string
}
