// What is said of a photo that has been taken: it does not belong there, or it is nowhere any more.

import { photoField } from '../../store/answers'
import { record, type ActOutcome } from './record'
import type { Work } from '../work'

/** Takes a photo out of an item. Its bytes stay on the phone as long as all others. */
export async function detachPhoto(
  work: Work,
  inspection_id: string,
  item: string,
  photo: { sha256: string; op: string },
): Promise<ActOutcome> {
  return await record(work, {
    inspection_id,
    topics: ['photos'],
    draft: async () => ({
      kind: 'photo.detach',
      field: photoField(item, photo.sha256),
      value: null,
      base: photo.op,
      also: [],
    }),
  })
}

/** Says that the bytes of a photo are nowhere any more, so that the inspection can be sealed without them. */
export async function reportLost(
  work: Work,
  inspection_id: string,
  item: string,
  sha256: string,
  reason: string,
): Promise<ActOutcome> {
  return await record(work, {
    inspection_id,
    even_closed: true,
    topics: ['photos'],
    draft: async () => ({
      kind: 'photo.lost',
      field: photoField(item, sha256),
      value: { sha256, reason },
      base: null,
      also: [],
    }),
  })
}
