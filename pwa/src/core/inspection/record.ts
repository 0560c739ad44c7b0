// Write one operation: whether it may be, what it is based on, its number, all in one transaction on the phone.

import type { Inspection } from '../../api/shapes'
import { topicOf, type OutboxRow, type Store, type Topic, type Writing } from '../../store/database'
import { readInspection } from '../../store/inspections'
import { append, newestOwn, opId, type Draft } from '../../store/outbox'
import type { Seen } from '../../kinds/kind'
import { withRoom } from '../kept/room'
import type { Work } from '../work'

export type ActOutcome =
  { is: 'saved'; op: string } | { is: 'closed' } | { is: 'absent' } | { is: 'not-kept'; reason: string }

export type { Seen }

export interface Scene {
  tx: Writing
  doc: Inspection
  now: number
  /** This phone's newest operation on a register that stands above the server's state. */
  own(register: string): Promise<OutboxRow | undefined>
}

export interface Act {
  inspection_id: string
  /** Also when the inspection is finished: what is said then stands beside the sealed content. */
  even_closed?: boolean
  stores?: Store[]
  topics?: Topic[]
  /** What to write; `saved` with the standing operation when there is nothing to change. */
  draft(scene: Scene): Promise<Omit<Draft, 'inspection_id'> | ActOutcome>
}

const STORES: Store[] = ['meta', 'outbox', 'inspections']

export async function record(work: Work, act: Act): Promise<ActOutcome> {
  try {
    const outcome = await withRoom(work, () => write(work, act))
    if (outcome.is === 'saved') work.saved()
    return outcome
  } catch (error) {
    if (error instanceof DOMException) return { is: 'not-kept', reason: error.name }
    throw error
  }
}

async function write(work: Work, act: Act): Promise<ActOutcome> {
  const { inspection_id } = act
  const now = work.phone.clock.now()
  return await work.database.write(
    [...STORES, ...(act.stores ?? [])],
    async (tx): Promise<ActOutcome> => {
      const doc = (await readInspection(tx, inspection_id))?.doc
      if (!doc) return { is: 'absent' }
      const own = (register: string) => newestOwn(tx, inspection_id, register, doc.seen)
      if (!act.even_closed && (await isClosed(work, doc, own))) return { is: 'closed' }
      const draft = await act.draft({ tx, doc, now, own })
      if ('is' in draft) return draft
      const row = await append(tx, { ...draft, inspection_id }, { now, app_version: work.app_version })
      return { is: 'saved', op: opId(row) }
    },
    (done) => (done.is === 'saved' ? [topicOf(inspection_id), 'outbox', ...(act.topics ?? [])] : []),
  )
}

async function isClosed(work: Work, doc: Inspection, own: Scene['own']): Promise<boolean> {
  return isOver(doc, work.account.id) || (await own('finish')) !== undefined
}

/** Finished, sealed or cancelled on the server, or somebody else's. */
export function isOver(doc: Inspection, account_id: string): boolean {
  const another = doc.assignee_id !== null && doc.assignee_id !== account_id
  return another || doc.state === 'finished' || doc.state === 'sealed' || doc.state === 'cancelled'
}
