// The profiles of requirements as they are published, the newest of each first.

import type { ProfileRow } from '../api/shapes'
import { useLoaded, type Loading } from './loaded'
import { useDesk } from './use-desk'

export function useProfiles(): Loading<ProfileRow[]> {
  const { client } = useDesk()
  return useLoaded('profiles', async () => {
    const reply = await client.planning.profiles()
    return reply.is === 'done' ? { ...reply, value: reply.value.items } : reply
  })
}
