// The server has begun a new life (restored, or fallen back): read all from the start, say again all that is kept.

import { putCursor, putDevice, readCursor, readDevice } from '../store/cursor'
import type { Writing } from '../store/database'
import { markStale } from '../store/inspections'
import { decide, rowsOfDevice } from '../store/outbox'

/** Nothing is thrown away: what is shown stays until the new life has told of it. */
export async function renew(tx: Writing, epoch: number): Promise<void> {
  const cursor = await readCursor(tx)
  const device = await readDevice(tx)
  const first = cursor.epoch === 0 && cursor.cursor === 0
  await putCursor(tx, { ...cursor, epoch, cursor: 0, told: {}, renewing: !first })
  if (first || !device) return
  await putDevice(tx, { ...device, enrolled: false, fell_back: false })
  await markStale(tx)
  for (const name of [...device.former, device.device]) {
    for (const row of await rowsOfDevice(tx, name)) if (row.verdict) await decide(tx, row, null)
  }
}
