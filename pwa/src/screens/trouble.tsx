// Over whatever is on the screen: the sheet of what is not kept, when the storage has failed or somebody asks for it.

import { useEffect } from 'preact/hooks'
import { late } from './late'
import { usePhone } from './use-phone'

const load = () => import('./unkept-sheet').then((each) => each.UnkeptSheet)
const UnkeptSheet = late(load)

export function Trouble() {
  const { client, preferences } = usePhone()
  const failed = client.health.value.is === 'failed'
  const near = client.health.value.is !== 'well' || client.unkept.value.length > 0
  useEffect(() => {
    if (near) load().catch(() => undefined) // early, while it can be fetched; whether it could shows when it is opened
  }, [near])
  return failed || preferences.unkept.value ? <UnkeptSheet /> : null
}
