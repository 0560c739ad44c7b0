// Room on the phone: what a photo must leave for answers, and what goes first where there is none.

import { isFull } from '../../store/connection'
import type { Work } from '../work'

/** Where the browser says how much there is; where it does not, the ballast keeps room all the same. */
export const LEFT_BYTES = 20_000_000

/** Whether a photo may be taken in: accepted ones go for it, the oldest first, room for answers never. */
export async function hasRoomFor(work: Work, bytes: number): Promise<boolean> {
  for (;;) {
    const room = await work.room()
    const said = room !== null && room.quota > 0
    const enough = (!said || room.quota - room.used - bytes >= LEFT_BYTES) && (await work.ballast.lay())
    work.short(!enough)
    if (enough) return true
    if (!(await letGo(work))) return false
  }
}

/** Writes words. On a full phone accepted photos go for them, then the room that was kept for words. */
export async function withRoom<T>(work: Work, write: () => Promise<T>): Promise<T> {
  for (const makeWay of [() => letGo(work), () => work.ballast.release()]) {
    try {
      return await write()
    } catch (error) {
      if (!isFull(error)) throw error
    }
    work.short(true)
    await makeWay().catch(unlessFull)
  }
  return await write()
}

/** Even letting go takes a little room; the next way is tried then. */
function unlessFull(error: unknown): void {
  if (!isFull(error)) throw error
}

/** Fetched when it is wanted; a page that has lost its shell still has the ballast. */
async function letGo({ database }: Work): Promise<boolean> {
  const fetched = await import('../../sync/prune').catch(() => null)
  return (await fetched?.makeRoom(database)) ?? false
}
