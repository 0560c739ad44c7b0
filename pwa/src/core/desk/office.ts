// The administrator's acts; the desk fetches them, a phone has no use for them.

import type { Api } from '../../api/client'
import { makeAudit, type Audit } from './audit'
import { makePeople, type People } from './people'
import { makePlanning, type Planning } from './planning'
import { makeUpkeep, type Upkeep } from './upkeep'

export interface Office {
  people: People
  planning: Planning
  upkeep: Upkeep
  audit: Audit
}

export function makeOffice(api: Api): Office {
  return { people: makePeople(api), planning: makePlanning(api), upkeep: makeUpkeep(api), audit: makeAudit(api) }
}
