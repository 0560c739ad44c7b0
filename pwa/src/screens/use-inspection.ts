// One inspection on the screen: opened with it, closed when it goes.

import { useEffect, useMemo } from 'preact/hooks'
import type { InspectionView, OpenInspection } from '../core/inspection/inspection'
import { usePhone } from './use-phone'

export function useInspection(id: string): { open: OpenInspection; view: InspectionView } {
  const { client } = usePhone()
  const session = client.session.value
  const who = session.is === 'signed-in' ? session.account.id : null
  const open = useMemo(() => client.open(id), [client, id, who])
  useEffect(() => () => open.close(), [open])
  return { open, view: open.view.value }
}
