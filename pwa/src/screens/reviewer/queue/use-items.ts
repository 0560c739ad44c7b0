// The items of the newest checklist, to choose from.

import type { Item } from '../../../api/shapes'
import { useLoaded, type Loading } from '../../loaded'
import { useDesk } from '../../use-desk'

export function useItems(): Loading<Item[]> {
  const { client } = useDesk()
  return useLoaded('items', async () => {
    const lists = await client.planning.checklists()
    if (lists.is !== 'done') return lists
    const newest = lists.value.items[0]
    if (!newest) return { ...lists, value: [] }
    const reply = await client.planning.checklist(newest.id, newest.latest)
    return reply.is === 'done' ? { ...reply, value: reply.value.sections.flatMap((each) => each.items) } : reply
  })
}
