// The acts of the desk: reviewers' queue, administrators' work; the desk fetches them, a phone has no use for them.

import type { Api } from '../../api/client'
import { makeAround, type Around } from './around'
import { makeAudit, type Audit } from './audit'
import { makeLegal, type Legal } from './legal'
import { makePeople, type People } from './people'
import { makePlanning, type Planning } from './planning'
import { makeQueue, type DeskQueue } from './queue'
import { makeUpkeep, type Upkeep } from './upkeep'

export interface Office {
  around: Around
  people: People
  planning: Planning
  queue: DeskQueue
  upkeep: Upkeep
  audit: Audit
  legal: Legal
}

export function makeOffice(api: Api): Office {
  return {
    around: makeAround(api),
    audit: makeAudit(api),
    legal: makeLegal(api),
    people: makePeople(api),
    planning: makePlanning(api),
    queue: makeQueue(api),
    upkeep: makeUpkeep(api),
  }
}
