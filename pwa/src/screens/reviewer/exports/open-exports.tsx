// The buttons of exports; their dialogs are fetched when they are opened, since they are of no use without a network.

import { useState } from 'preact/hooks'
import type { QueueFilter } from '../../../api/queue-shapes'
import { useKeys } from '../../../ui/desk/use-keys'
import { Button } from '../../../ui/parts/button'
import { late } from '../../late'
import { useDesk } from '../../use-desk'
import { keyed } from '../twin-keys'
import { openWords } from './open-words'

const CaseDialog = late(() => import('./dialogs').then((each) => each.CaseDialog))
const ListDialog = late(() => import('./dialogs').then((each) => each.ListDialog))

/** The report and the case of an application. */
export function OpenCase({ application_id }: { application_id: string }) {
  const { say } = useDesk()
  const [open, setOpen] = useState(false)
  useKeys(keyed({ takeAway: () => setOpen(true) }))
  return (
    <>
      <Button kind="icon" icon="load" label={openWords(say.locale).application} onClick={() => setOpen(true)} />
      {open && <CaseDialog application_id={application_id} onClose={() => setOpen(false)} />}
    </>
  )
}

interface ListProps {
  filter: QueueFilter
  /** There is nothing to take away. */
  disabled: boolean
}

/** The list as it is filtered, for other programs. */
export function OpenList({ filter, disabled }: ListProps) {
  const { say } = useDesk()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="load" disabled={disabled} onClick={() => setOpen(true)}>
        {openWords(say.locale).list}
      </Button>
      {open && <ListDialog filter={filter} onClose={() => setOpen(false)} />}
    </>
  )
}
