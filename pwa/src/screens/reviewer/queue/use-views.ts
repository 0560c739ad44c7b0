// The filters that the person has saved.

import type { SavedView } from '../../../api/queue-shapes'
import { useLoaded } from '../../loaded'
import { useDesk } from '../../use-desk'

export interface Views {
  items: SavedView[]
  reload: () => Promise<void>
  drop: (view: SavedView) => Promise<void>
}

export function useViews(): Views {
  const { client } = useDesk()
  const loading = useLoaded('queue views', () => client.queue.views())
  const drop = async (view: SavedView) => {
    const reply = await client.queue.dropView(view.id)
    if (reply.is === 'done') loading.put((before) => ({ items: before.items.filter((each) => each.id !== view.id) }))
  }
  return { items: loading.state.kept?.value.items ?? [], reload: loading.reload, drop }
}
