// The acts of the desk: reviewers' queue, administrators' work; the desk fetches them, a phone has no use for them.

import type { Api } from '../../api/client'
import { makeAround, type Around } from './around'
import { makeAudit, type Audit } from './audit'
import { makeLegal, type Legal } from './legal'
import { makeHelping, type Helping } from './helping'
import { makePeople, type People } from './people'
import { makePlanning, type Planning } from './planning'
import { makeQueue, type DeskQueue } from './queue'
import { makeRules, type Rules } from './rules'
import { makeUpkeep, type Upkeep } from './upkeep'

export interface Office {
  around: Around
  helping: Helping
  people: People
  planning: Planning
  queue: DeskQueue
  rules: Rules
  upkeep: Upkeep
  audit: Audit
  legal: Legal
}

export function makeOffice(api: Api): Office {
  return {
    around: makeAround(api),
    audit: makeAudit(api),
    legal: makeLegal(api),
    helping: makeHelping(api),
    people: makePeople(api),
    planning: makePlanning(api),
    queue: makeQueue(api),
    rules: makeRules(api),
    upkeep: makeUpkeep(api),
  }
}
