// Which photo a person went away to take: set before the camera app or the file picker opens, which may cost the page its life.

import { putWaiting } from '../store/cursor'
import type { Work } from './work'

/** After a reload the person is brought back to this item. */
export interface WaitingForPhoto {
  inspection_id: string
  item: string
  at: string
}

/** Whether it is kept; without it the person has to find the way back alone, and loses nothing else. */
export async function markWaiting(work: Work, inspection_id: string, item: string): Promise<boolean> {
  return await put(work, { inspection_id, item, at: new Date(work.phone.clock.now()).toISOString() })
}

export async function clearWaiting(work: Work): Promise<boolean> {
  return await put(work, null)
}

async function put(work: Work, waiting: WaitingForPhoto | null): Promise<boolean> {
  try {
    await work.database.write(['meta'], (tx) => putWaiting(tx, waiting), ['waiting'])
    return true
  } catch (error) {
    if (error instanceof DOMException) return false
    throw error
  }
}
