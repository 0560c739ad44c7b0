// What is done at the desk; it fetches them, a phone has no use for them.

import type { Api } from '../../api/client'
import { makeAround, type Around } from './around'
import { makePeople, type People } from './people'
import { makePlanning, type Planning } from './planning'
import { makeUpkeep, type Upkeep } from './upkeep'

export interface Office {
  around: Around
  people: People
  planning: Planning
  upkeep: Upkeep
}

export function makeOffice(api: Api): Office {
  return { around: makeAround(api), people: makePeople(api), planning: makePlanning(api), upkeep: makeUpkeep(api) }
}
