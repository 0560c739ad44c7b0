// The people that forms offer to choose from, all pages of them.

import type { Reply } from '../../api/outcome'
import type { AccountRow, Page, Role } from '../../api/shapes'
import { useLoaded, type Loading } from '../loaded'
import { useDesk } from '../use-desk'

/** Those of one role who may sign in, by name. */
export function usePeopleOf(role: Role): Loading<AccountRow[]> {
  const { client, say } = useDesk()
  return useLoaded(`people ${role}`, async () => {
    const reply = await wholeList((cursor) => client.people.list(cursor))
    if (reply.is !== 'done') return reply
    const chosen = reply.value.filter((person) => person.role === role && !person.blocked)
    return { ...reply, value: chosen.sort((a, b) => a.name.localeCompare(b.name, say.locale)) }
  })
}

async function wholeList<T>(ask: (cursor?: string) => Promise<Reply<Page<T>>>): Promise<Reply<T[]>> {
  const items: T[] = []
  let cursor: string | undefined
  for (;;) {
    const reply = await ask(cursor)
    if (reply.is !== 'done') return reply
    items.push(...reply.value.items)
    if (!reply.value.next) return { ...reply, value: items }
    cursor = reply.value.next
  }
}
