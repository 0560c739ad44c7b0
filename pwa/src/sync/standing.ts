// How this phone stands once a push has been taken: what is then only here, and how its storage is. Told with the push.

import type { Standing } from '../api/sync-shapes'
import type { AnyTx, DeviceMeta, OutboxRow } from '../store/database'
import { countUnsent } from './status'
import type { Talk } from './talk'

const FORMER = 100

/** `rows`: what the push itself hands over. Ages, not times: the server counts by its own clock. */
export async function standing(tx: AnyTx, talk: Talk, meta: DeviceMeta, rows: OutboxRow[]): Promise<Standing> {
  const { operations, photos, oldest_at } = await countUnsent(tx, rows.at(-1))
  return {
    operations: operations - rows.length,
    photos,
    oldest_ms: oldest_at === null ? null : Math.max(0, Math.round(talk.now() - oldest_at)),
    app_version: talk.app_version,
    former: meta.former.slice(-FORMER),
    storage: talk.storage(),
  }
}
